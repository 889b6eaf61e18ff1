"""The Word face: a learner's handout to type into, set by pandoc from the same tree as the PDF."""
