"""The paper face: any notebook, the whole course and a learner's own work as accessible PDF."""
