"""The quality of a despeckled image or series: measures, checks that name faults, and the page that shows them."""
