// Package preview is the sheet in which a person chooses what to print, sees the
// pages as they will be, and saves or prints them.
//
// It asks ui/paper for a document beside the window, shows what comes, and hands
// it to the print service. How a page is laid out is ui/paper's affair, how
// pages are shown kit's, where a file goes the window's.
package preview
