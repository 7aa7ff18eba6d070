"""
How to cite what a page is about, for readers and for programs.

matter   what is cited: an event or one of its claims, a source or one of its passages, the data set
panel    the citation in each style, its files, and the permanent address
head     what the head of a page tells reference managers, search engines and catalogues
files    annotations of passages, and CITATION.cff
extent   how much there is in the data set
foot     the way to the page about it
"""
