"""
Charts to take away: what is on the screen on a sheet, as a file that says what it shows and where it is from.

``sheets`` lays a view on a sheet, ``said`` has the words around it, ``files`` answers with files, ``menu`` offers them.
"""
