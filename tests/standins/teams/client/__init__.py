"""Teams' side of the people: what they type, press and submit, as activities signed by Microsoft."""
