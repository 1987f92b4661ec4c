// Everything is there: the page can be shown.

showList();
show(false);
