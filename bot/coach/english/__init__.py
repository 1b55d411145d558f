"""English as agents and customers type it: words, parts of speech, sentences and their parts."""
