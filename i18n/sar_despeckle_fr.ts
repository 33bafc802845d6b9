<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>SarDespeckle</name>
    <message>
        <source>Multi-temporal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band (0: every band is a date)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases of the dates, if these are not complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity (power)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decibel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile size in pixels (0 = automatic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to use, in MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates, if the files do not tell them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this part of the rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the dates of the folder into the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rasters in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckle image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the speckle of a single image with a trained network, band by band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Intensity, amplitude, decibel and complex images can be used, calibrated or not: each band is brought to the level that the network was made for, and back. The mean intensity is kept, and point scatterers remain.&lt;/p&gt; &lt;p&gt;Speckle that was sampled finer than its resolution, as in an image warped to degrees, is recognised and removed, too. The image in the product&apos;s own pixel spacing gives a sharper result.&lt;/p&gt; &lt;p&gt;If you have several dates of the same place, &lt;i&gt;Despeckle time series&lt;/i&gt; gives a far better result. Use this algorithm for a single date, to look at a small change, or where much of the place moves or its ground stays coherent from date to date.&lt;/p&gt; &lt;p&gt;A sea that noise subtraction has clipped at a floor value keeps its level in multilooked images.&lt;/p&gt; &lt;p&gt;&lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes &lt;b&gt;lean-slc&lt;/b&gt; for single-look images and &lt;b&gt;lean-grd&lt;/b&gt; for multilooked ones (GRD, RTC). Both are fast networks of SAR Despeckle&apos;s own. &lt;b&gt;sar2sar-slc&lt;/b&gt; and &lt;b&gt;sar2sar-grd&lt;/b&gt; have the architecture of Dalsasso, Denis and Tupin 2021 and take four times as long. All were trained by SAR Despeckle. &lt;b&gt;guided&lt;/b&gt;, &lt;b&gt;series&lt;/b&gt; and &lt;b&gt;sar2sar-ratio&lt;/b&gt; are for dates with a super-image. &lt;b&gt;mulog&lt;/b&gt; is the algorithm &lt;i&gt;MuLoG&lt;/i&gt; with its usual settings.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckle time series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns every date of a time series into a clean image: super-image and networks, all in one call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;First the dates are combined into a super-image, which a network cleans. Then every date is despeckled with its help: through the ratio of the two or, with &lt;b&gt;guided&lt;/b&gt; and &lt;b&gt;series&lt;/b&gt;, by a network that sees both. &lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes the ratio and &lt;b&gt;lean-slc&lt;/b&gt; for single-look series, and &lt;b&gt;guided&lt;/b&gt; for multilooked ones (GRD, RTC).&lt;/p&gt; &lt;p&gt;The default super-image, the &lt;b&gt;mean of the unchanged dates&lt;/b&gt;, holds the usual level of each place, so that ships, full car parks or harvested fields do not leak into the other dates. With fewer than five dates it is the temporal mean.&lt;/p&gt; &lt;p&gt;The network &lt;b&gt;series&lt;/b&gt; goes further. Where a place has two levels, it compares each date with the dates at the same level. Choose it where bright objects stand at most of the dates. Elsewhere its results are slightly noisier.&lt;/p&gt; &lt;p&gt;Where the ground stays coherent between the dates (deserts, rock, towns) they share their speckle, and no mean removes it. That is measured, told, and every date is then despeckled by itself.&lt;/p&gt; &lt;p&gt;&lt;b&gt;mulog&lt;/b&gt; and &lt;b&gt;rulog&lt;/b&gt; are no networks but the methods of RABASAR, on the ratio. &lt;b&gt;rulog&lt;/b&gt; knows how many looks the super-image has.&lt;/p&gt; &lt;p&gt;Use it for places that mostly stay as they are. A large field that became brighter at one date keeps its brightness, and one that became darker its darkness; roads, channels and floods stay. Do not use it to look for changes of a few pixels at single dates: they are weakened, and in single-look series mostly lost. Look at the date itself, by &lt;i&gt;Despeckle image&lt;/i&gt;, before you call a place unchanged. In multilooked series &lt;b&gt;lean-grd&lt;/b&gt; keeps more of small and narrow changes than &lt;b&gt;guided&lt;/b&gt;.&lt;/p&gt; &lt;p&gt;At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the same area. Dates are recognised from metadata and file names, and their order is printed.&lt;/p&gt; &lt;p&gt;The output folder gets one file per date, called &lt;i&gt;name&lt;/i&gt;_despeckled.tif after its raster, in the same scale and with the same nodata value; of complex rasters the intensity is written. It may be the folder of the inputs. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the dates become one image. The mean of the unchanged dates suits nearly every series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What removes the speckle that the super-image still has: a network, or MuLoG as in RABASAR. None suits only a mean that has hundreds of looks already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The super-image that the dates were despeckled with, if you want to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the clean dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the super-image&apos;s residual speckle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Super-image used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory{said}; lower MEMORY or TILE_SIZE (where offered), or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tune network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a network further on your own time series, and keeps it if that helped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;No clean image is needed: two dates of one place show the same scene under different speckle. For some &lt;b&gt;minutes&lt;/b&gt; the network is trained to predict one date from another, after the change between the two has been compensated.&lt;/p&gt; &lt;p&gt;A quarter of the windows is left out of the training, and decides which state of the network is the best. The last date is left out, too. It tells how well the network predicts a date that it has not seen, before and after (score: mean of ln v + w/v, lower is better).&lt;/p&gt; &lt;p&gt;If the score is better by more than chance, the network is stored in this profile and offered in MODEL at once. Its card records the dates that it was tuned on. Otherwise nothing is stored, and the output MODEL is the network that you began with. After a &lt;i&gt;Cancel&lt;/i&gt; nothing is stored, either.&lt;/p&gt; &lt;p&gt;Use it for data unlike Sentinel-1&apos;s, or where a network leaves speckle. Do not expect much on Sentinel-1 IW data, which the networks are made for, nor where the ground stays coherent from date to date, since then the dates share their speckle.&lt;/p&gt; &lt;p&gt;At least three dates are needed; more are better. Only networks that see a single image can be tuned, and the Python package torch is needed.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is tuned on complex dates, six at least, in another way: it makes near-real pairs of all but the last, as &lt;i&gt;Near-real training pairs&lt;/i&gt; does, and learns from those that pass the checks.&lt;/p&gt; &lt;p&gt;Phase C of SAR2SAR (Dalsasso, Denis, Tupin 2021); near-real pairs of Guan et al. 2024.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three dates at least, of one place; more are better. The last one is left out to judge by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network to begin with. “auto” chooses by the kind of speckle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of training. Ten are a good beginning on a processor; a longer training rarely does harm, since the best state is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the network in MODEL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace a network of your own of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the better network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score on the date left out, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score on the date left out, after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GLRT adaptive multilooking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averages a time series over dates and over the neighbours that a statistical test finds similar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The pixels of a window around every pixel are tested for the same mean intensity over time (generalised likelihood ratio, as an exact F test). The result is the mean of the similar pixels over all dates. Point scatterers, which have few similar pixels, keep their mean over time.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Similar pixels&lt;/b&gt; is their number, including the pixel itself. With an &lt;b&gt;output folder&lt;/b&gt; every date is averaged over the similar pixels as well, and written as &lt;i&gt;name&lt;/i&gt;_multilooked.tif after its raster. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;Use it for similar pixels, as a reference to compare filters with, and where no network may touch the data. Do not use it with two or three single-look dates, of which the test can tell little, nor to look for changes at single dates: pixels are similar if their mean over time is.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17) use the result as a near-real clean reference.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours up to half so many rows away are tested, in pixels; odd. 15 is usual; more rows find more similar pixels and take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same for columns, in pixels; odd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that a neighbour of the same intensity is refused. 0.05 is usual; less averages more, and blurs more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pixel with fewer similar ones is a point scatterer, and keeps its mean over time. 10 to 20 are usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels were averaged at each place, the pixel itself included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every date, averaged over the similar pixels and named after its raster. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest similar pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the window (odd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the window (odd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significance level of the test (α)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the multilooked dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multilooked mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of similar pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multilooked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multilooked mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a network from a file to this profile, as a MODEL for every algorithm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The file is an ONNX file with one float input (batch, 1, rows, columns) and an output of the same shape, or a PyTorch checkpoint (&lt;i&gt;state_dict&lt;/i&gt;) of SAR2SAR&apos;s architecture, such as the published ones. PyTorch need not be installed. &lt;i&gt;Remove network&lt;/i&gt; removes the network again.&lt;/p&gt; &lt;p&gt;The file is not trusted. Nothing in it is unpickled or evaluated, and it may not refer to other files. Before it is stored it is tried on small images in a separate process, which may take at most 10 seconds for each of them, and 1 GiB of memory over the network&apos;s own size.&lt;/p&gt; &lt;p&gt;The plugin must know how to prepare images for the network. ONNX files of SAR Despeckle contain this. For all others set the advanced parameters. With the amplitude A, the network gets (ln A − &lt;b&gt;minimum&lt;/b&gt;)/(&lt;b&gt;maximum&lt;/b&gt; − &lt;b&gt;minimum&lt;/b&gt;). Before that, the image is brought to the &lt;b&gt;level&lt;/b&gt;, the mean of ln A in the images that the network was trained on. The defaults are those of the published SAR2SAR, made for Sentinel-1 GRD in uncalibrated digital numbers.&lt;/p&gt; &lt;p&gt;Dalsasso, Denis, Tupin 2021 (SAR2SAR).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ONNX file, or a PyTorch checkpoint with weights of SAR2SAR&apos;s architecture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a PyTorch checkpoint, which holds weights alone; ONNX files do not need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 0. Ask whoever trained it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean natural logarithm of the amplitudes that it was trained on; every image is brought to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the network looks around a pixel, in pixels. More is safe, and slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks with poolings take sides that are multiples of a number, most often of 2, 16 or 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels around a tile on which its result depends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile&apos;s sides are multiples of (0 = found by trying)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture of PyTorch weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln A that becomes 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln A that becomes 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean ln A of the images that it gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace an imported network of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalent number of looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures how much speckle an image has, as its equivalent number of looks (ENL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The more looks, the less speckle. The variance of log-amplitude in every window of 30 × 30 pixels is converted to looks. The result is the 98 % quantile over the image, so that its homogeneous parts decide. With several bands all are printed, and ENL is that of the first.&lt;/p&gt; &lt;p&gt;Use it to learn what an image is (1: single-look, about 4.4: Sentinel-1 GRD), and to compare how smooth results are. Do not judge a filter by it alone: a mean over everything has the most looks. Where all is texture, as in mountains or a town, the result is too low.&lt;/p&gt; &lt;p&gt;Estimator of RABASAR (Zhao et al. 2019).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BM3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MuLoG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the speckle of a single image by MuLoG: a denoiser of Gaussian noise, told what speckle is like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;MuLoG takes turns between a denoiser of Gaussian noise and the likelihood of speckle of so many looks. So it works for any number of looks, and any denoiser can be used. It is the method of RABASAR; use it to compare with, or where no network suits. &lt;i&gt;Despeckle image&lt;/i&gt; is faster, and on Sentinel-1 data better.&lt;/p&gt; &lt;p&gt;It takes speckle for uncorrelated from pixel to pixel. Where it is correlated, as in single-look Sentinel-1 data in the product&apos;s own geometry, speckle remains: then choose to &lt;b&gt;subsample&lt;/b&gt;. Every second pixel is despeckled as an image of its own, and the four images are joined. That removes the speckle, but blurs what is finer than two pixels, and may leave a faint grid.&lt;/p&gt; &lt;p&gt;Deledalle, Denis, Tabti and Tupin 2017. The network was trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Automatic” takes the network, or, where nothing runs it, the cosine transform, which needs no more than QGIS. BM3D needs the Python package bm3d, which you install yourself if its licence, for non-commercial use only, suits you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For speckle that is correlated from pixel to pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent looks of the image: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks of the image (0 measures them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subsample by 2 in both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity, amplitude, decibel or complex values, calibrated or not; complex values are read as intensity. Several rasters must be on one grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the numbers are. “Automatic” finds it out and prints what it took. Results come back in the same scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For rasters with several bands, such as VV and VH: the one to use. 0 takes the bands of a single raster as its dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where names and metadata do not tell the dates, or tell wrong ones: one for each raster of INPUT, in its order, as in 2024-01-03,2024-01-15. An empty place between commas leaves the date that was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“auto” chooses by the kind of speckle, and prints its choice. Networks that you imported or tuned are offered, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For MODEL=pgd2net: the phase of every date in radians, in the order of INPUT and on its grid. Complex dates bring theirs with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Automatic” takes a graphics card that has been found to work, else the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rectangle on the map, such as the part in view: pixels outside of it are neither read nor written, and levels and looks are measured inside. Empty takes all of the rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the pieces that a raster is worked on in, in pixels. 0 chooses by the memory. The result does not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most that a run should take, in MiB (1024 MiB are 1 GiB). 2048 suits a computer with 8 GiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GeoTIFF with the scale, the nodata value and the georeference of the input; intensity where that is complex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One GeoTIFF per date, named after its raster; intensity where that is complex. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the rasters in the folder are added to the project when the run has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network: up to 40 letters, digits, points, dashes and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a network of yours that has this name is replaced. Networks of SAR Despeckle never are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckle with phase (PGD2Net)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the speckle of a single-look complex image with a network that its phase guides, band by band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The speckle of a single-look complex image is correlated over two or three pixels, and there the phase tells what intensity does not: it is worth up to 1.4 times the looks. Use this for single-look complex images in the product&apos;s own geometry. What is multilooked, warped or detected has no phase that helps: &lt;i&gt;Despeckle image&lt;/i&gt; is for those.&lt;/p&gt; &lt;p&gt;A constant phase and fringes do not matter. Without a phase the network works on intensity alone, and the result is no better than that of &lt;i&gt;Despeckle image&lt;/i&gt;.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is a re-implementation of PGD2Net (Guan et al. 2024) from the published description, trained by SAR Despeckle: its first stage, SNENet, estimates the speckle from intensity and phase; its second, DBDNet, the clean image from intensity and this speckle, by cross-attention.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single-look complex image, which brings its phase with it; or its intensity, amplitude or decibel, with PHASE beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phase of the same image, on the same grid, in radians; degrees are recognised. One band for each of the image. Not needed for complex images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“auto” is pgd2net. Only networks that read a phase can be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speckle that the first stage, SNENet, finds: the image over its first estimate of the clean one, about 1 (0 dB) in the mean, in the scale of the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase, if the image is not complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speckle found by SNENet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speckle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalent number of looks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalent number of looks after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance of the ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge preservation (EPD-ROA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M-index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR in dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells whether a despeckled image or series may be used, on a page with pictures, charts and figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The result may come from any software. The page begins with a verdict that names what is wrong and where, or says that nothing was found: lost resolution, bias by level, kept speckle, seams, grids of pixels, ghost targets, lost changes, a shift. Each has a limit from the statistics of speckle, and a tolerance of what is harmless in practice. Below are before, after and their ratio with one zoom, charts with a sentence on what a good value is, and all figures. The page needs no network; a JSON file beside it, under its name, has the numbers.&lt;/p&gt; &lt;p&gt;Of a large raster, pieces spread evenly over it are looked at, so that any size takes a minute. The numbers are those of the date that the page shows: the one with the worst finding, or the first. What cannot be told, as the ENL of a scene without a homogeneous zone, is not a number.&lt;/p&gt; &lt;p&gt;Gómez et al. 2017 (M-index); Feng et al. 2011 (EPD-ROA); Zhao et al. 2019 (ENL).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dates before despeckling: several rasters on one grid, or one whose bands are the dates. Intensity, amplitude, decibel or complex values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same dates after despeckling, on the same grid and as many; in the order of their dates, or else in that of INPUT. Their scale is found out by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clean truth where there is one, as of a simulation: one band for all dates or one for each, on the grid of INPUT. Adds PSNR and SSIM on amplitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the numbers of INPUT are. “Automatic” finds it out. It is also taken for the results and the reference where theirs cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One HTML file that needs no network, of at most 15 MB. A JSON file with all numbers is written beside it under the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates before despeckling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same dates after despeckling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio despeckling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckles one date, or several, with the help of a super-image of the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Every date is divided by the super-image; the network despeckles the ratio, and the result is multiplied by the super-image again. So the scene need not be found under the speckle a second time, and large changes remain. &lt;b&gt;guided&lt;/b&gt;, which &lt;b&gt;auto&lt;/b&gt; takes for multilooked dates, sees both images instead of their ratio. &lt;b&gt;sar2sar-ratio&lt;/b&gt; is made for ratios. &lt;b&gt;mulog&lt;/b&gt; despeckles the ratio as RABASAR does, and &lt;b&gt;rulog&lt;/b&gt; also knows how many looks the super-image has: with a super-image of few looks that matters.&lt;/p&gt; &lt;p&gt;The &lt;b&gt;super-image&lt;/b&gt; has one band for all dates, or one band per date. &lt;b&gt;Change&lt;/b&gt; is the despeckled ratio: 1 (0 dB) where the date equals the super-image.&lt;/p&gt; &lt;p&gt;Use it with a super-image that you have, such as that of a longer series; &lt;i&gt;Despeckle time series&lt;/i&gt; makes its own. Do not use it with a super-image that holds what came and went, which leaks into the dates, nor to look for changes of a few pixels, which are weakened.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One band for all dates, or one per date, on the grid of the dates. Super-image makes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GeoTIFF with a band per date, in the scale and with the nodata value of the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The despeckled ratio of each date to the super-image, in the scale of the dates: 1 (0 dB) where nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates to despeckle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change against the super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes a network that you imported or tuned from this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Its file in the profile is deleted, and MODEL no longer offers it. The file that it was imported from stays. Networks that come with SAR Despeckle cannot be removed.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the network removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image with report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckles a single image, and reports on the quality of the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Despeckle image&lt;/i&gt; with the network that it chooses, and then &lt;i&gt;Quality report&lt;/i&gt;: one page that says whether the result may be used, and what is wrong where.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series with report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckles every date of a series through its ratio to a super-image, and reports on the quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Super-image&lt;/i&gt; (the mean of the unchanged dates, cleaned by a network), &lt;i&gt;Ratio despeckling&lt;/i&gt; of every date with it, and then &lt;i&gt;Quality report&lt;/i&gt;. The clean dates are the bands of one raster. &lt;i&gt;Despeckle time series&lt;/i&gt; gives the same dates, as a raster each.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphical models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate time series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a dated, Sentinel-1-like time series with correlated speckle, and its clean truth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Use it to try a method where the right answer is known. Do not judge by it alone: the networks of SAR Despeckle were trained on scenes of this kind, and the speckle of its dates is always independent.&lt;/p&gt; &lt;p&gt;The scene has fields, some of which change with the season, textures, roads and bright points. A square of 16 × 16 pixels is brighter at the middle date by the &lt;b&gt;change&lt;/b&gt;, in dB. The &lt;b&gt;clean scene&lt;/b&gt; has one band per date.&lt;/p&gt; &lt;p&gt;The speckle has the spectrum of the chosen Sentinel-1 sub-swath: neighbouring pixels are correlated as in real single-look data. &lt;b&gt;S3&lt;/b&gt; is a stripmap product. &lt;b&gt;GRDH&lt;/b&gt; is one of the five looks of a ground-range product; use it with 5 looks. &lt;b&gt;white&lt;/b&gt; has no correlation.&lt;/p&gt; &lt;p&gt;The dates are written as simulated_&lt;i&gt;YYYYMMDD&lt;/i&gt;.tif. Files of such a name that SAR Despeckle did not write are never replaced.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of dates, 12 days apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the images in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the images in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 as in single-look complex data, 5 as in GRD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its spectrum gives the correlation between neighbouring pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much brighter a square of 16 × 16 pixels is at the middle date, in dB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any whole number; the same one gives the same series again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether real and imaginary part are written, as in single-look complex products. It needs one look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One GeoTIFF per date, simulated_YYYYMMDD.tif. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scene without speckle, a band per date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks of each date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change at the middle date, in dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed (equal seeds give equal series)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-swath (correlation of the speckle)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write single-look complex images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporal mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary-weighted mean (of the dates like the target)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GLRT multilook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the unchanged dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns a time series into one image with far less speckle than any of its dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The &lt;b&gt;temporal mean&lt;/b&gt; is the plain mean of the dates. The &lt;b&gt;binary-weighted mean&lt;/b&gt; is made for one target date and leaves out, pixel by pixel, the dates that changed against it. &lt;b&gt;GLRT multilook&lt;/b&gt; also averages over similar neighbours. The &lt;b&gt;mean of the unchanged dates&lt;/b&gt; tests, place by place, whether the dates are at two levels, and leaves out those at the rarer one: a ship, a flood, a harvested field. Of two levels more than 10 dB apart it keeps the darker, the ground under objects. With fewer than five dates it leaves none out.&lt;/p&gt; &lt;p&gt;A network can remove the residual speckle; so can MuLoG, as in RABASAR, where the images are DAM and DBWAM: it takes the looks that the mean was measured to have. The equivalent number of looks (ENL) of the result is measured and returned: the more looks, the less speckle.&lt;/p&gt; &lt;p&gt;Use it for one clean image of a place, or for &lt;i&gt;Ratio despeckling&lt;/i&gt;. It is not the state at any date. Do not take the temporal mean where things come and go: it holds a tenth of what happened at one of ten dates.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the dates become one image; the text above compares the methods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the date that the binary-weighted mean is made for, in the order that the run prints. Other methods do not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What removes the speckle that is left: a network, or MuLoG as in RABASAR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target date of the binary-weighted mean (0 is the first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove residual speckle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalent number of looks of the super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-real training pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes patches to train a network on: each date of a series beside a clean reference made of the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The reference of a date is the mean of the other dates over the pixels that GLRT adaptive multilooking finds similar, at the level of the date. In place of inspection by eye every pair is checked against what speckle of so many looks allows: data everywhere, no constant areas, enough similar pixels, no shift, no change in time, no residual speckle in the reference. &lt;b&gt;index.csv&lt;/b&gt; has a row for every patch, with its figures and the reason if it was left out. &lt;b&gt;contact_sheet.html&lt;/b&gt; shows all of them, and lets you unselect more.&lt;/p&gt; &lt;p&gt;Patches lie side by side. Of ten places, one is for validation and one for tests, with all of their dates. The folders &lt;b&gt;gt&lt;/b&gt;, &lt;b&gt;intensity&lt;/b&gt; and, where the dates are complex or PHASE is given, &lt;b&gt;phase&lt;/b&gt; (radians) hold them under one name each.&lt;/p&gt; &lt;p&gt;Use it to train or tune a network for your own sensor. It is not for places whose ground stays coherent from date to date, or that change all the time: there most patches fail.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17), who take all dates, the one itself included, and their own eyes.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phase of every date in radians, in the order of INPUT, on the same grid; degrees are recognised. Complex dates bring theirs with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent looks of each date. 0 takes 1 for single-look dates and measures others; if you know the number, give it: the checks compare with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of a patch, in pixels. 256 is usual; a training takes pieces of 128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether patches that fail a check are left out. Without it they are written, and the index tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the patches, their index and the page that shows them. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of a patch, in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out patches that fail a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs that were kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs that failed a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be shown on the map; check that it is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before (dB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after (dB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on the map to see the values of a pixel over the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the dates of one series, or one raster with a band for each date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no raster layers that are files; add files or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters ({endings}); choose another, or files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before on the left, after on the right: drag the line on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on the map: the pixel&apos;s values over the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: opening a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: reading a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place has no coordinates in the series ({reason}); click elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place is outside of the series; click on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied; paste it into a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acquisition date, from metadata or the file&apos;s name. Double-click to correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polarisation, from the file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalent number of looks, as measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the numbers are, as found or chosen below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size, or the difference from the first date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no date; write it as in 2024-01-31 or 2024-01-31 05:55:12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected; clear the cell to take the file&apos;s date again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decibel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {difference}, unlike the first date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no georeference, so no part of it can be chosen on the map; despeckle the whole series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the map in view has no place in the coordinate system of the series ({reason}); zoom to the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} clean dates in {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings: opens the algorithm&apos;s own dialog with these values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckles the middle of what the map shows, at all dates: some seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckle series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the preview has measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s, of the middle of the series, which the map does not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All bands are dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preview measures it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole series: about {time}, about {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} cannot be removed ({reason}); remove it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole series: roughly {time}, at most {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks need ONNX Runtime, which is not installed yet (a download of about 20 MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it on simulated data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a small Sentinel-1-like series in a temporary folder, and loads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulating a series: {percent:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the dates of a series: drop layers, files or a folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected rows out of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: listing a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with the dates of a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the rasters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: looking at a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} dates of {columns} × {rows} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all have a date: the order is that in which they were added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks run on ONNX Runtime, a free package from PyPI. About 20 MB are downloaded, and 80 MB taken. It is installed into this QGIS profile only; QGIS&apos;s own Python stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install ONNX Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} could not be started: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX Runtime is removed. What this QGIS has loaded of it works until QGIS is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX Runtime is installed. The network algorithms can be used now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX Runtime could not be removed; the line above gives the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX Runtime could not be installed; the line above gives the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS must be restarted before the network algorithms can be used ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Despeckle a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: despeckle a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install ONNX Runtime…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complex images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ratios to a super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates with their super-image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults of all algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network for time series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network for single images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes a network that you imported or tuned; those of the plugin stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: testing the devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAR Despeckle: reading the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected error occurred ({error}); please report it at {address} with the log of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {file} is full ({reason}); make room on it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full ({reason}); make room on it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
