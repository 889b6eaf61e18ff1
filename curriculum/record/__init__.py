"""What is remembered: the learner's own record of answers, in the learner's own folder."""
