<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SarDespeckle</name>
    <message>
        <source>Multi-temporal</source>
        <translation>多时相</translation>
    </message>
    <message>
        <source>Single image</source>
        <translation>单幅影像</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Band (0: every band is a date)</source>
        <translation>波段（0：每个波段是一个日期）</translation>
    </message>
    <message>
        <source>Phases of the dates, if these are not complex</source>
        <translation>各日期的相位（若数据不是复数）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Intensity (power)</source>
        <translation>强度（功率）</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>Decibel</source>
        <translation>分贝</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Tile size in pixels (0 = automatic)</source>
        <translation>分块大小，像素（0 = 自动）</translation>
    </message>
    <message>
        <source>Memory to use, in MiB</source>
        <translation>可用内存，MiB</translation>
    </message>
    <message>
        <source>Dates, if the files do not tell them</source>
        <translation>日期（若文件中没有）</translation>
    </message>
    <message>
        <source>Scale of the values</source>
        <translation>数值的标度</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Only this part of the rasters</source>
        <translation>仅处理栅格的这一部分</translation>
    </message>
    <message>
        <source>Load the dates of the folder into the project</source>
        <translation>将文件夹中的各日期加载到工程</translation>
    </message>
    <message>
        <source>Rasters in the folder</source>
        <translation>文件夹中的栅格</translation>
    </message>
    <message>
        <source>Despeckle image</source>
        <translation>单幅影像去斑</translation>
    </message>
    <message>
        <source>Removes the speckle of a single image with a trained network, band by band.</source>
        <translation>用训练好的网络逐波段去除单幅影像的斑点噪声。</translation>
    </message>
    <message>
        <source>&lt;p&gt;Intensity, amplitude, decibel and complex images can be used, calibrated or not: each band is brought to the level that the network was made for, and back. The mean intensity is kept, and point scatterers remain.&lt;/p&gt; &lt;p&gt;Speckle that was sampled finer than its resolution, as in an image warped to degrees, is recognised and removed, too. The image in the product&apos;s own pixel spacing gives a sharper result.&lt;/p&gt; &lt;p&gt;If you have several dates of the same place, &lt;i&gt;Despeckle time series&lt;/i&gt; gives a far better result. Use this algorithm for a single date, to look at a small change, or where much of the place moves or its ground stays coherent from date to date.&lt;/p&gt; &lt;p&gt;A sea that noise subtraction has clipped at a floor value keeps its level in multilooked images.&lt;/p&gt; &lt;p&gt;&lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes &lt;b&gt;lean-slc&lt;/b&gt; for single-look images and &lt;b&gt;lean-grd&lt;/b&gt; for multilooked ones (GRD, RTC). Both are fast networks of SAR Despeckle&apos;s own. &lt;b&gt;sar2sar-slc&lt;/b&gt; and &lt;b&gt;sar2sar-grd&lt;/b&gt; have the architecture of Dalsasso, Denis and Tupin 2021 and take four times as long. All were trained by SAR Despeckle. &lt;b&gt;guided&lt;/b&gt; and &lt;b&gt;sar2sar-ratio&lt;/b&gt; are for dates with a super-image. &lt;b&gt;mulog&lt;/b&gt; is the algorithm &lt;i&gt;MuLoG&lt;/i&gt; with its usual settings.&lt;/p&gt;</source>
        <translation>&lt;p&gt;强度、振幅、分贝和复数影像都可以使用，定标与否均可：每个波段先调整到网络所适用的水平，处理后再还原。平均强度保持不变，点散射体得以保留。&lt;/p&gt; &lt;p&gt;采样间隔小于分辨率的斑点（如重投影到经纬度的影像）也能识别并去除。产品原始像素间距的影像结果更清晰。&lt;/p&gt; &lt;p&gt;如果同一地点有多个日期，&lt;i&gt;时间序列去斑&lt;/i&gt;的结果要好得多。本算法适用于单个日期、查看细小变化，或者大部分地物在移动、地面在各日期间保持相干的地方。&lt;/p&gt; &lt;p&gt;经噪声扣除并截断到下限值的海面，在多视影像中保持其水平。&lt;/p&gt; &lt;p&gt;&lt;b&gt;auto&lt;/b&gt; 会分析斑点：单视影像用 &lt;b&gt;lean-slc&lt;/b&gt;，多视影像（GRD、RTC）用 &lt;b&gt;lean-grd&lt;/b&gt;，两者都是 SAR Despeckle 自己的快速网络。&lt;b&gt;sar2sar-slc&lt;/b&gt; 和 &lt;b&gt;sar2sar-grd&lt;/b&gt; 采用 Dalsasso、Denis 和 Tupin 2021 的结构，耗时为四倍。所有网络均由 SAR Despeckle 训练。&lt;b&gt;guided&lt;/b&gt; 和 &lt;b&gt;sar2sar-ratio&lt;/b&gt; 用于带超级图像的日期。&lt;b&gt;mulog&lt;/b&gt; 即采用常用设置的 &lt;i&gt;MuLoG&lt;/i&gt; 算法。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Despeckled</source>
        <translation>去斑结果</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>去斑</translation>
    </message>
    <message>
        <source>Despeckle time series</source>
        <translation>时间序列去斑</translation>
    </message>
    <message>
        <source>Turns every date of a time series into a clean image: super-image and networks, all in one call.</source>
        <translation>将时间序列的每个日期变成干净的影像：超级图像与网络，一次完成。</translation>
    </message>
    <message>
        <source>How the dates become one image. The mean of the unchanged dates suits nearly every series.</source>
        <translation>各日期合成一幅影像的方式。未变化日期的均值几乎适合所有序列。</translation>
    </message>
    <message>
        <source>What removes the speckle that the super-image still has: a network, or MuLoG as in RABASAR. None suits only a mean that has hundreds of looks already.</source>
        <translation>用什么去除超级图像中残留的斑点：网络，或如 RABASAR 中的 MuLoG。“无”只适合已有数百视的均值。</translation>
    </message>
    <message>
        <source>The super-image that the dates were despeckled with, if you want to keep it.</source>
        <translation>对各日期去斑所用的超级图像（如需保留）。</translation>
    </message>
    <message>
        <source>Folder for the clean dates</source>
        <translation>去斑日期的文件夹</translation>
    </message>
    <message>
        <source>Super-image</source>
        <translation>超级图像</translation>
    </message>
    <message>
        <source>Remove the super-image&apos;s residual speckle</source>
        <translation>去除超级图像的残余斑点</translation>
    </message>
    <message>
        <source>Super-image used</source>
        <translation>所用的超级图像</translation>
    </message>
    <message>
        <source>super-image</source>
        <translation>超级图像</translation>
    </message>
    <message>
        <source>There is not enough memory{said}; lower MEMORY or TILE_SIZE (where offered), or close other programs.</source>
        <translation>内存不足{said}；请减小 MEMORY 或 TILE_SIZE（若提供），或关闭其他程序。</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：没有写出任何内容。</translation>
    </message>
    <message>
        <source>Tune network</source>
        <translation>微调网络</translation>
    </message>
    <message>
        <source>Trains a network further on your own time series, and keeps it if that helped.</source>
        <translation>用您自己的时间序列继续训练网络，若有改善则保留。</translation>
    </message>
    <message>
        <source>&lt;p&gt;No clean image is needed: two dates of one place show the same scene under different speckle. For some &lt;b&gt;minutes&lt;/b&gt; the network is trained to predict one date from another, after the change between the two has been compensated.&lt;/p&gt; &lt;p&gt;A quarter of the windows is left out of the training, and decides which state of the network is the best. The last date is left out, too. It tells how well the network predicts a date that it has not seen, before and after (score: mean of ln v + w/v, lower is better).&lt;/p&gt; &lt;p&gt;If the score is better by more than chance, the network is stored in this profile and offered in MODEL at once. Its card records the dates that it was tuned on. Otherwise nothing is stored, and the output MODEL is the network that you began with. After a &lt;i&gt;Cancel&lt;/i&gt; nothing is stored, either.&lt;/p&gt; &lt;p&gt;Use it for data unlike Sentinel-1&apos;s, or where a network leaves speckle. Do not expect much on Sentinel-1 IW data, which the networks are made for, nor where the ground stays coherent from date to date, since then the dates share their speckle.&lt;/p&gt; &lt;p&gt;At least three dates are needed; more are better. Only networks that see a single image can be tuned, and the Python package torch is needed.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is tuned on complex dates, six at least, in another way: it makes near-real pairs of all but the last, as &lt;i&gt;Near-real training pairs&lt;/i&gt; does, and learns from those that pass the checks.&lt;/p&gt; &lt;p&gt;Phase C of SAR2SAR (Dalsasso, Denis, Tupin 2021); near-real pairs of Guan et al. 2024.&lt;/p&gt;</source>
        <translation>&lt;p&gt;不需要干净的影像：同一地点的两个日期在不同的斑点下显示同一场景。在若干&lt;b&gt;分钟&lt;/b&gt;内，先补偿两个日期之间的变化，再训练网络由一个日期预测另一个日期。&lt;/p&gt; &lt;p&gt;四分之一的窗口不参与训练，用来决定网络的最佳状态。最后一个日期也被留出，用来衡量训练前后网络对未见过的日期预测得如何（得分：ln v + w/v 的均值，越低越好）。&lt;/p&gt; &lt;p&gt;若得分的改善超出偶然，网络将存入此配置文件，并立即出现在 MODEL 中。其说明卡记录微调所用的日期。否则不保存任何内容，输出 MODEL 就是起始的网络。&lt;i&gt;取消&lt;/i&gt;后同样不保存任何内容。&lt;/p&gt; &lt;p&gt;适用于与 Sentinel-1 不同的数据，或网络留下斑点的情况。对于网络本来就适用的 Sentinel-1 IW 数据，不要期望太多；在地面各日期间保持相干的地方也是如此，因为那里各日期的斑点相同。&lt;/p&gt; &lt;p&gt;至少需要三个日期，越多越好。只有看单幅影像的网络可以微调，并且需要 Python 包 torch。&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; 用复数日期（至少六个）以另一种方式微调：它像&lt;i&gt;近真实训练样本对&lt;/i&gt;那样，用除最后一个以外的所有日期制作样本对，并从通过检查的样本中学习。&lt;/p&gt; &lt;p&gt;SAR2SAR 的阶段 C（Dalsasso, Denis, Tupin 2021）；近真实样本对见 Guan et al. 2024。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Three dates at least, of one place; more are better. The last one is left out to judge by.</source>
        <translation>同一地点的至少三个日期，越多越好。最后一个留出用于评判。</translation>
    </message>
    <message>
        <source>The network to begin with. “auto” chooses by the kind of speckle.</source>
        <translation>起始的网络。“auto”按斑点类型选择。</translation>
    </message>
    <message>
        <source>Minutes of training. Ten are a good beginning on a processor; a longer training rarely does harm, since the best state is kept.</source>
        <translation>训练的分钟数。在处理器上十分钟是好的开始；更长的训练很少有害，因为保留的是最佳状态。</translation>
    </message>
    <message>
        <source>Minutes of training</source>
        <translation>训练分钟数</translation>
    </message>
    <message>
        <source>Name of the network in MODEL</source>
        <translation>网络在 MODEL 中的名称</translation>
    </message>
    <message>
        <source>Replace a network of your own of this name</source>
        <translation>替换您已有的同名网络</translation>
    </message>
    <message>
        <source>Name of the better network</source>
        <translation>改善后网络的名称</translation>
    </message>
    <message>
        <source>File of the network</source>
        <translation>网络文件</translation>
    </message>
    <message>
        <source>Score on the date left out, before</source>
        <translation>留出日期的得分，之前</translation>
    </message>
    <message>
        <source>Score on the date left out, after</source>
        <translation>留出日期的得分，之后</translation>
    </message>
    <message>
        <source>GLRT adaptive multilooking</source>
        <translation>GLRT 自适应多视</translation>
    </message>
    <message>
        <source>Averages a time series over dates and over the neighbours that a statistical test finds similar.</source>
        <translation>在各日期以及统计检验认定相似的邻域像素上对时间序列求平均。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pixels of a window around every pixel are tested for the same mean intensity over time (generalised likelihood ratio, as an exact F test). The result is the mean of the similar pixels over all dates. Point scatterers, which have few similar pixels, keep their mean over time.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Similar pixels&lt;/b&gt; is their number, including the pixel itself. With an &lt;b&gt;output folder&lt;/b&gt; every date is averaged over the similar pixels as well, and written as &lt;i&gt;name&lt;/i&gt;_multilooked.tif after its raster. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;Use it for similar pixels, as a reference to compare filters with, and where no network may touch the data. Do not use it with two or three single-look dates, of which the test can tell little, nor to look for changes at single dates: pixels are similar if their mean over time is.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17) use the result as a near-real clean reference.&lt;/p&gt;</source>
        <translation>&lt;p&gt;检验每个像素周围窗口内的像素在时间上是否具有相同的平均强度（广义似然比，即精确的 F 检验）。结果是相似像素在所有日期上的均值。相似像素很少的点散射体保持其时间均值。&lt;/p&gt; &lt;p&gt;&lt;b&gt;相似像素&lt;/b&gt;是其个数，包括像素本身。给出&lt;b&gt;输出文件夹&lt;/b&gt;时，每个日期也在相似像素上求平均，并按其栅格写为 &lt;i&gt;名称&lt;/i&gt;_multilooked.tif。其中不是由 SAR Despeckle 写出的文件绝不会被替换。&lt;/p&gt; &lt;p&gt;用于获得相似像素、作为比较滤波器的参考，以及不允许网络改动数据的场合。不要用于只有两三个单视日期的情况（检验所能判断的很少），也不要用来寻找单个日期的变化：像素相似是指其时间均值相似。&lt;/p&gt; &lt;p&gt;Guan et al. 2024（IEEE JSTARS 17）将该结果用作近真实的干净参考。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Neighbours up to half so many rows away are tested, in pixels; odd. 15 is usual; more rows find more similar pixels and take longer.</source>
        <translation>检验相距不超过此行数一半的邻域像素；单位像素，奇数。通常为 15；行数越多，找到的相似像素越多，耗时越长。</translation>
    </message>
    <message>
        <source>The same for columns, in pixels; odd.</source>
        <translation>列数同理，单位像素；奇数。</translation>
    </message>
    <message>
        <source>Probability that a neighbour of the same intensity is refused. 0.05 is usual; less averages more, and blurs more.</source>
        <translation>拒绝强度相同的邻域像素的概率。通常为 0.05；越小，平均越多，也越模糊。</translation>
    </message>
    <message>
        <source>A pixel with fewer similar ones is a point scatterer, and keeps its mean over time. 10 to 20 are usual.</source>
        <translation>相似像素少于此数的像素视为点散射体，保持其时间均值。通常为 10 到 20。</translation>
    </message>
    <message>
        <source>How many pixels were averaged at each place, the pixel itself included.</source>
        <translation>每个位置参与平均的像素个数，包括像素本身。</translation>
    </message>
    <message>
        <source>Every date, averaged over the similar pixels and named after its raster. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>每个日期在相似像素上求平均，并按其栅格命名。其中不是由 SAR Despeckle 写出的文件绝不会被替换。</translation>
    </message>
    <message>
        <source>Fewest similar pixels</source>
        <translation>相似像素的最少个数</translation>
    </message>
    <message>
        <source>Rows of the window (odd)</source>
        <translation>窗口行数（奇数）</translation>
    </message>
    <message>
        <source>Columns of the window (odd)</source>
        <translation>窗口列数（奇数）</translation>
    </message>
    <message>
        <source>Significance level of the test (α)</source>
        <translation>检验的显著性水平（α）</translation>
    </message>
    <message>
        <source>Folder for the multilooked dates</source>
        <translation>多视日期的文件夹</translation>
    </message>
    <message>
        <source>Multilooked mean</source>
        <translation>多视均值</translation>
    </message>
    <message>
        <source>Number of similar pixels</source>
        <translation>相似像素个数</translation>
    </message>
    <message>
        <source>multilooked</source>
        <translation>多视</translation>
    </message>
    <message>
        <source>multilooked mean</source>
        <translation>多视均值</translation>
    </message>
    <message>
        <source>similar pixels</source>
        <translation>相似像素</translation>
    </message>
    <message>
        <source>Import network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>Adds a network from a file to this profile, as a MODEL for every algorithm.</source>
        <translation>从文件向此配置文件添加网络，供所有算法作为 MODEL 使用。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The file is an ONNX file with one float input (batch, 1, rows, columns) and an output of the same shape, or a PyTorch checkpoint (&lt;i&gt;state_dict&lt;/i&gt;) of SAR2SAR&apos;s architecture, such as the published ones. PyTorch need not be installed. &lt;i&gt;Remove network&lt;/i&gt; removes the network again.&lt;/p&gt; &lt;p&gt;The file is not trusted. Nothing in it is unpickled or evaluated, and it may not refer to other files. Before it is stored it is tried on small images in a separate process, which may take at most 10 seconds for each of them, and 1 GiB of memory over the network&apos;s own size.&lt;/p&gt; &lt;p&gt;The plugin must know how to prepare images for the network. ONNX files of SAR Despeckle contain this. For all others set the advanced parameters. With the amplitude A, the network gets (ln A − &lt;b&gt;minimum&lt;/b&gt;)/(&lt;b&gt;maximum&lt;/b&gt; − &lt;b&gt;minimum&lt;/b&gt;). Before that, the image is brought to the &lt;b&gt;level&lt;/b&gt;, the mean of ln A in the images that the network was trained on. The defaults are those of the published SAR2SAR, made for Sentinel-1 GRD in uncalibrated digital numbers.&lt;/p&gt; &lt;p&gt;Dalsasso, Denis, Tupin 2021 (SAR2SAR).&lt;/p&gt;</source>
        <translation>&lt;p&gt;文件可以是具有一个浮点输入（批, 1, 行, 列）和同形状输出的 ONNX 文件，或 SAR2SAR 结构的 PyTorch 检查点（&lt;i&gt;state_dict&lt;/i&gt;），例如已公开发布的那些。不需要安装 PyTorch。&lt;i&gt;移除网络&lt;/i&gt;可将网络移除。&lt;/p&gt; &lt;p&gt;文件不被信任：其中的内容不会被反序列化或执行，也不允许引用其他文件。保存之前，先在单独的进程中用小影像试运行，每幅最多 10 秒，内存最多比网络本身的大小多 1 GiB。&lt;/p&gt; &lt;p&gt;插件必须知道如何为网络准备影像。SAR Despeckle 的 ONNX 文件已包含这些信息；其他文件请设置高级参数。设振幅为 A，网络得到 (ln A − &lt;b&gt;最小值&lt;/b&gt;)/(&lt;b&gt;最大值&lt;/b&gt; − &lt;b&gt;最小值&lt;/b&gt;)。在此之前，影像先调整到&lt;b&gt;水平&lt;/b&gt;，即训练网络的影像中 ln A 的均值。默认值取自已发布的 SAR2SAR，适用于未定标数字值的 Sentinel-1 GRD。&lt;/p&gt; &lt;p&gt;Dalsasso, Denis, Tupin 2021（SAR2SAR）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>An ONNX file, or a PyTorch checkpoint with weights of SAR2SAR&apos;s architecture.</source>
        <translation>ONNX 文件，或带有 SAR2SAR 结构权重的 PyTorch 检查点。</translation>
    </message>
    <message>
        <source>For a PyTorch checkpoint, which holds weights alone; ONNX files do not need it.</source>
        <translation>用于只含权重的 PyTorch 检查点；ONNX 文件不需要。</translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 0. Ask whoever trained it.</source>
        <translation>网络视为 0 的振幅的自然对数。请向训练者询问。</translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 1.</source>
        <translation>网络视为 1 的振幅的自然对数。</translation>
    </message>
    <message>
        <source>Mean natural logarithm of the amplitudes that it was trained on; every image is brought to it.</source>
        <translation>训练所用振幅的自然对数均值；每幅影像都调整到该值。</translation>
    </message>
    <message>
        <source>How far the network looks around a pixel, in pixels. More is safe, and slower.</source>
        <translation>网络在一个像素周围看多远，单位像素。越大越稳妥，也越慢。</translation>
    </message>
    <message>
        <source>Networks with poolings take sides that are multiples of a number, most often of 2, 16 or 32.</source>
        <translation>含池化的网络要求边长为某数的倍数，最常见的是 2、16 或 32。</translation>
    </message>
    <message>
        <source>Pixels around a tile on which its result depends</source>
        <translation>分块结果所依赖的周围像素数</translation>
    </message>
    <message>
        <source>A tile&apos;s sides are multiples of (0 = found by trying)</source>
        <translation>分块边长须为其倍数（0 = 试出）</translation>
    </message>
    <message>
        <source>Architecture of PyTorch weights</source>
        <translation>PyTorch 权重的结构</translation>
    </message>
    <message>
        <source>ln A that becomes 0</source>
        <translation>对应 0 的 ln A</translation>
    </message>
    <message>
        <source>ln A that becomes 1</source>
        <translation>对应 1 的 ln A</translation>
    </message>
    <message>
        <source>Mean ln A of the images that it gets</source>
        <translation>所输入影像的平均 ln A</translation>
    </message>
    <message>
        <source>Replace an imported network of this name</source>
        <translation>替换已导入的同名网络</translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Equivalent number of looks</source>
        <translation>等效视数</translation>
    </message>
    <message>
        <source>Measures how much speckle an image has, as its equivalent number of looks (ENL).</source>
        <translation>以等效视数（ENL）衡量影像的斑点噪声强弱。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The more looks, the less speckle. The variance of log-amplitude in every window of 30 × 30 pixels is converted to looks. The result is the 98 % quantile over the image, so that its homogeneous parts decide. With several bands all are printed, and ENL is that of the first.&lt;/p&gt; &lt;p&gt;Use it to learn what an image is (1: single-look, about 4.4: Sentinel-1 GRD), and to compare how smooth results are. Do not judge a filter by it alone: a mean over everything has the most looks. Where all is texture, as in mountains or a town, the result is too low.&lt;/p&gt; &lt;p&gt;Estimator of RABASAR (Zhao et al. 2019).&lt;/p&gt;</source>
        <translation>&lt;p&gt;视数越多，斑点越少。每个 30 × 30 像素窗口内对数振幅的方差换算为视数，结果取全图的 98 % 分位数，因此由均匀区域决定。有多个波段时全部显示，ENL 为第一个波段的值。&lt;/p&gt; &lt;p&gt;用于了解影像的类型（1：单视；约 4.4：Sentinel-1 GRD），以及比较结果的平滑程度。不要仅凭它评判滤波器：对一切求平均得到的视数最多。在处处是纹理的地方（如山区或城镇），结果偏低。&lt;/p&gt; &lt;p&gt;RABASAR 的估计方法（Zhao et al. 2019）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Cosine transform</source>
        <translation>余弦变换</translation>
    </message>
    <message>
        <source>BM3D</source>
        <translation>BM3D</translation>
    </message>
    <message>
        <source>MuLoG</source>
        <translation>MuLoG</translation>
    </message>
    <message>
        <source>Removes the speckle of a single image by MuLoG: a denoiser of Gaussian noise, told what speckle is like.</source>
        <translation>用 MuLoG 去除单幅影像的斑点：一个了解斑点统计特性的高斯噪声去噪器。</translation>
    </message>
    <message>
        <source>&lt;p&gt;MuLoG takes turns between a denoiser of Gaussian noise and the likelihood of speckle of so many looks. So it works for any number of looks, and any denoiser can be used. It is the method of RABASAR; use it to compare with, or where no network suits. &lt;i&gt;Despeckle image&lt;/i&gt; is faster, and on Sentinel-1 data better.&lt;/p&gt; &lt;p&gt;It takes speckle for uncorrelated from pixel to pixel. Where it is correlated, as in single-look Sentinel-1 data in the product&apos;s own geometry, speckle remains: then choose to &lt;b&gt;subsample&lt;/b&gt;. Every second pixel is despeckled as an image of its own, and the four images are joined. That removes the speckle, but blurs what is finer than two pixels, and may leave a faint grid.&lt;/p&gt; &lt;p&gt;Deledalle, Denis, Tabti and Tupin 2017. The network was trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation>&lt;p&gt;MuLoG 在高斯噪声去噪器和给定视数的斑点似然之间交替迭代，因此适用于任意视数，并可使用任意去噪器。它是 RABASAR 采用的方法；用于比较，或在没有合适网络时使用。&lt;i&gt;单幅影像去斑&lt;/i&gt;更快，在 Sentinel-1 数据上更好。&lt;/p&gt; &lt;p&gt;它假定斑点在像素间不相关。在斑点相关的地方（如产品原始几何的单视 Sentinel-1 数据）会残留斑点：这时请选择&lt;b&gt;子采样&lt;/b&gt;。每隔一个像素取样成为一幅单独的影像进行去斑，再将四幅合并。这样可去除斑点，但会模糊小于两个像素的细节，并可能留下轻微的网格。&lt;/p&gt; &lt;p&gt;Deledalle, Denis, Tabti 和 Tupin 2017。网络由 SAR Despeckle 训练。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>“Automatic” takes the network, or, where nothing runs it, the cosine transform, which needs no more than QGIS. BM3D needs the Python package bm3d, which you install yourself if its licence, for non-commercial use only, suits you.</source>
        <translation>“自动”采用网络；若没有可运行网络的环境，则采用只需 QGIS 的余弦变换。BM3D 需要 Python 包 bm3d，其许可证仅限非商业用途，若适合您，请自行安装。</translation>
    </message>
    <message>
        <source>For speckle that is correlated from pixel to pixel.</source>
        <translation>用于像素间相关的斑点。</translation>
    </message>
    <message>
        <source>Independent looks of the image: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation>影像的独立视数：单视复数数据为 1，Sentinel-1 GRD 约为 4.4。0 表示在影像上测量并显示结果。</translation>
    </message>
    <message>
        <source>Looks of the image (0 measures them)</source>
        <translation>影像的视数（0 表示测量）</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation>去噪器</translation>
    </message>
    <message>
        <source>Subsample by 2 in both directions</source>
        <translation>两个方向各按 2 子采样</translation>
    </message>
    <message>
        <source>What the numbers are. “Automatic” finds it out and prints what it took. Results come back in the same scale.</source>
        <translation>数值的含义。“自动”会自行判断并显示所采用的标度。结果采用相同的标度。</translation>
    </message>
    <message>
        <source>For rasters with several bands, such as VV and VH: the one to use. 0 takes the bands of a single raster as its dates.</source>
        <translation>用于多波段栅格（如 VV 和 VH）：要使用的波段。0 表示把单个栅格的各波段当作日期。</translation>
    </message>
    <message>
        <source>Where names and metadata do not tell the dates, or tell wrong ones: one for each raster of INPUT, in its order, as in 2024-01-03,2024-01-15. An empty place between commas leaves the date that was found.</source>
        <translation>当名称和元数据没有给出日期或给出错误的日期时使用：按 INPUT 的顺序为每个栅格给出一个，例如 2024-01-03,2024-01-15。逗号之间留空则保留已识别的日期。</translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation>每个日期的独立视数：单视复数数据为 1，Sentinel-1 GRD 约为 4.4。0 表示在影像上测量并显示结果。</translation>
    </message>
    <message>
        <source>“auto” chooses by the kind of speckle, and prints its choice. Networks that you imported or tuned are offered, too.</source>
        <translation>“auto”按斑点类型选择并显示所选网络。您导入或微调的网络也会列出。</translation>
    </message>
    <message>
        <source>For MODEL=pgd2net: the phase of every date in radians, in the order of INPUT and on its grid. Complex dates bring theirs with them.</source>
        <translation>用于 MODEL=pgd2net：每个日期的相位，单位弧度，按 INPUT 的顺序并处于其格网。复数日期自带相位。</translation>
    </message>
    <message>
        <source>“Automatic” takes a graphics card that has been found to work, else the processor.</source>
        <translation>“自动”采用已确认可用的显卡，否则采用处理器。</translation>
    </message>
    <message>
        <source>A rectangle on the map, such as the part in view: pixels outside of it are neither read nor written, and levels and looks are measured inside. Empty takes all of the rasters.</source>
        <translation>地图上的矩形，例如当前视图：其外的像素既不读取也不写出，水平和视数在其内测量。留空则处理整个栅格。</translation>
    </message>
    <message>
        <source>Side of the pieces that a raster is worked on in, in pixels. 0 chooses by the memory. The result does not depend on it.</source>
        <translation>处理栅格时分块的边长，单位像素。0 表示按内存选择。结果与其无关。</translation>
    </message>
    <message>
        <source>The most that a run should take, in MiB (1024 MiB are 1 GiB). 2048 suits a computer with 8 GiB.</source>
        <translation>一次运行最多占用的内存，单位 MiB（1024 MiB 为 1 GiB）。2048 适合 8 GiB 内存的计算机。</translation>
    </message>
    <message>
        <source>A GeoTIFF with the scale, the nodata value and the georeference of the input; intensity where that is complex.</source>
        <translation>GeoTIFF，标度、无数据值和地理参考与输入相同；输入为复数时写出强度。</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, named after its raster; intensity where that is complex. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>每个日期一个 GeoTIFF，按其栅格命名；复数栅格写出强度。其中不是由 SAR Despeckle 写出的文件绝不会被替换。</translation>
    </message>
    <message>
        <source>Whether the rasters in the folder are added to the project when the run has ended.</source>
        <translation>运行结束后是否将文件夹中的栅格添加到工程。</translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network: up to 40 letters, digits, points, dashes and underscores.</source>
        <translation>网络在 MODEL 中显示的名称：最多 40 个字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>Whether a network of yours that has this name is replaced. Networks of SAR Despeckle never are.</source>
        <translation>是否替换您已有的同名网络。SAR Despeckle 自带的网络绝不会被替换。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Despeckle with phase (PGD2Net)</source>
        <translation>利用相位去斑（PGD2Net）</translation>
    </message>
    <message>
        <source>Removes the speckle of a single-look complex image with a network that its phase guides, band by band.</source>
        <translation>用相位引导的网络逐波段去除单视复数影像的斑点。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The speckle of a single-look complex image is correlated over two or three pixels, and there the phase tells what intensity does not: it is worth up to 1.4 times the looks. Use this for single-look complex images in the product&apos;s own geometry. What is multilooked, warped or detected has no phase that helps: &lt;i&gt;Despeckle image&lt;/i&gt; is for those.&lt;/p&gt; &lt;p&gt;A constant phase and fringes do not matter. Without a phase the network works on intensity alone, and the result is no better than that of &lt;i&gt;Despeckle image&lt;/i&gt;.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is a re-implementation of PGD2Net (Guan et al. 2024) from the published description, trained by SAR Despeckle: its first stage, SNENet, estimates the speckle from intensity and phase; its second, DBDNet, the clean image from intensity and this speckle, by cross-attention.&lt;/p&gt;</source>
        <translation>&lt;p&gt;单视复数影像的斑点在两到三个像素范围内相关，此时相位提供强度所没有的信息：相当于视数最多提高到 1.4 倍。适用于产品原始几何的单视复数影像。经多视、重投影或检波的数据没有可用的相位，请用&lt;i&gt;单幅影像去斑&lt;/i&gt;。&lt;/p&gt; &lt;p&gt;常数相位和干涉条纹没有影响。没有相位时网络仅使用强度，结果不优于&lt;i&gt;单幅影像去斑&lt;/i&gt;。&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; 是根据公开描述对 PGD2Net（Guan et al. 2024）的重新实现，由 SAR Despeckle 训练：第一级 SNENet 由强度和相位估计斑点；第二级 DBDNet 通过交叉注意力由强度和该斑点得到干净影像。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A single-look complex image, which brings its phase with it; or its intensity, amplitude or decibel, with PHASE beside it.</source>
        <translation>自带相位的单视复数影像；或其强度、振幅或分贝，并另给 PHASE。</translation>
    </message>
    <message>
        <source>The phase of the same image, on the same grid, in radians; degrees are recognised. One band for each of the image. Not needed for complex images.</source>
        <translation>同一影像的相位，处于同一格网，单位弧度；能识别角度。影像的每个波段对应一个波段。复数影像不需要。</translation>
    </message>
    <message>
        <source>“auto” is pgd2net. Only networks that read a phase can be used here.</source>
        <translation>“auto”即 pgd2net。这里只能使用读取相位的网络。</translation>
    </message>
    <message>
        <source>The speckle that the first stage, SNENet, finds: the image over its first estimate of the clean one, about 1 (0 dB) in the mean, in the scale of the image.</source>
        <translation>第一级 SNENet 得到的斑点：影像除以其对干净影像的初步估计，均值约为 1（0 dB），采用影像的标度。</translation>
    </message>
    <message>
        <source>Phase, if the image is not complex</source>
        <translation>相位（若影像不是复数）</translation>
    </message>
    <message>
        <source>Speckle found by SNENet</source>
        <translation>SNENet 得到的斑点</translation>
    </message>
    <message>
        <source>speckle</source>
        <translation>斑点</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>大约还剩 {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Equivalent number of looks before</source>
        <translation>之前的等效视数</translation>
    </message>
    <message>
        <source>Equivalent number of looks after</source>
        <translation>之后的等效视数</translation>
    </message>
    <message>
        <source>Mean of the ratio</source>
        <translation>比值的均值</translation>
    </message>
    <message>
        <source>Variance of the ratio</source>
        <translation>比值的方差</translation>
    </message>
    <message>
        <source>Edge preservation (EPD-ROA)</source>
        <translation>边缘保持（EPD-ROA）</translation>
    </message>
    <message>
        <source>M-index</source>
        <translation>M 指数</translation>
    </message>
    <message>
        <source>PSNR in dB</source>
        <translation>PSNR（dB）</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation>质量报告</translation>
    </message>
    <message>
        <source>Tells whether a despeckled image or series may be used, on a page with pictures, charts and figures.</source>
        <translation>用一页图像、图表和数字说明去斑后的影像或序列是否可用。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The result may come from any software. The page begins with a verdict that names what is wrong and where, or says that nothing was found: lost resolution, bias by level, kept speckle, seams, grids of pixels, ghost targets, lost changes, a shift. Each has a limit from the statistics of speckle, and a tolerance of what is harmless in practice. Below are before, after and their ratio with one zoom, charts with a sentence on what a good value is, and all figures. The page needs no network; a JSON file beside it, under its name, has the numbers.&lt;/p&gt; &lt;p&gt;Of a large raster, pieces spread evenly over it are looked at, so that any size takes a minute. The numbers are those of the date that the page shows: the one with the worst finding, or the first. What cannot be told, as the ENL of a scene without a homogeneous zone, is not a number.&lt;/p&gt; &lt;p&gt;Gómez et al. 2017 (M-index); Feng et al. 2011 (EPD-ROA); Zhao et al. 2019 (ENL).&lt;/p&gt;</source>
        <translation>&lt;p&gt;结果可以来自任何软件。页面首先给出结论，指出哪里有什么问题，或说明未发现问题：分辨率损失、随水平变化的偏差、残留斑点、接缝、像素网格、虚假目标、丢失的变化、位移。每一项都有由斑点统计得出的界限，以及实际中无害的容差。下面是可同步缩放的之前、之后及其比值，附有优良取值说明的图表，以及全部数字。页面不需要联网；旁边同名的 JSON 文件包含这些数字。&lt;/p&gt; &lt;p&gt;对于大栅格，只查看均匀分布的若干块，因此无论多大都约需一分钟。数字属于页面所示的日期：问题最严重的日期，或第一个日期。无法确定的量（如没有均匀区的场景的 ENL）不是数字。&lt;/p&gt; &lt;p&gt;Gómez et al. 2017（M 指数）；Feng et al. 2011（EPD-ROA）；Zhao et al. 2019（ENL）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The same dates after despeckling, on the same grid and as many; in the order of their dates, or else in that of INPUT. Their scale is found out by itself.</source>
        <translation>去斑之后的相同日期，处于同一格网且数量相同；按日期排序，否则按 INPUT 的顺序。其标度自动判断。</translation>
    </message>
    <message>
        <source>The clean truth where there is one, as of a simulation: one band for all dates or one for each, on the grid of INPUT. Adds PSNR and SSIM on amplitude.</source>
        <translation>已知的干净真值（如模拟数据）：所有日期共用一个波段或每个日期一个波段，处于 INPUT 的格网。增加基于振幅的 PSNR 和 SSIM。</translation>
    </message>
    <message>
        <source>What the numbers of INPUT are. “Automatic” finds it out. It is also taken for the results and the reference where theirs cannot be told.</source>
        <translation>INPUT 数值的含义。“自动”会自行判断。当结果和参考的标度无法判断时也采用它。</translation>
    </message>
    <message>
        <source>One HTML file that needs no network, of at most 15 MB. A JSON file with all numbers is written beside it under the same name.</source>
        <translation>一个不需要联网的 HTML 文件，最大 15 MB。旁边写出包含所有数字的同名 JSON 文件。</translation>
    </message>
    <message>
        <source>Dates before despeckling</source>
        <translation>去斑之前的日期</translation>
    </message>
    <message>
        <source>The same dates after despeckling</source>
        <translation>去斑之后的相同日期</translation>
    </message>
    <message>
        <source>Clean reference</source>
        <translation>干净参考</translation>
    </message>
    <message>
        <source>Numbers of the report</source>
        <translation>报告的数字</translation>
    </message>
    <message>
        <source>HTML files</source>
        <translation>HTML 文件</translation>
    </message>
    <message>
        <source>Ratio despeckling</source>
        <translation>比值去斑</translation>
    </message>
    <message>
        <source>Despeckles one date, or several, with the help of a super-image of the same place.</source>
        <translation>借助同一地点的超级图像对一个或多个日期去斑。</translation>
    </message>
    <message>
        <source>One band for all dates, or one per date, on the grid of the dates. Super-image makes one.</source>
        <translation>所有日期共用一个波段，或每个日期一个波段，处于各日期的格网。可用“超级图像”算法制作。</translation>
    </message>
    <message>
        <source>A GeoTIFF with a band per date, in the scale and with the nodata value of the dates.</source>
        <translation>GeoTIFF，每个日期一个波段，标度和无数据值与各日期相同。</translation>
    </message>
    <message>
        <source>The despeckled ratio of each date to the super-image, in the scale of the dates: 1 (0 dB) where nothing changed.</source>
        <translation>每个日期与超级图像去斑后的比值，采用各日期的标度：没有变化处为 1（0 dB）。</translation>
    </message>
    <message>
        <source>Dates to despeckle</source>
        <translation>待去斑的日期</translation>
    </message>
    <message>
        <source>Change against the super-image</source>
        <translation>相对超级图像的变化</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Remove network</source>
        <translation>移除网络</translation>
    </message>
    <message>
        <source>Deletes a network that you imported or tuned from this profile.</source>
        <translation>从此配置文件中删除您导入或微调的网络。</translation>
    </message>
    <message>
        <source>&lt;p&gt;Its file in the profile is deleted, and MODEL no longer offers it. The file that it was imported from stays. Networks that come with SAR Despeckle cannot be removed.&lt;/p&gt;</source>
        <translation>&lt;p&gt;删除其在配置文件中的文件，MODEL 不再列出它。导入时的原文件保留。SAR Despeckle 自带的网络不能移除。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network.</source>
        <translation>网络在 MODEL 中显示的名称。</translation>
    </message>
    <message>
        <source>Name of the network removed</source>
        <translation>被移除网络的名称</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>SAR image</source>
        <translation>SAR 影像</translation>
    </message>
    <message>
        <source>Clean dates</source>
        <translation>去斑后的日期</translation>
    </message>
    <message>
        <source>Clean image</source>
        <translation>去斑后的影像</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Image with report</source>
        <translation>单幅影像及报告</translation>
    </message>
    <message>
        <source>Despeckles a single image, and reports on the quality of the result.</source>
        <translation>对单幅影像去斑，并报告结果的质量。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Despeckle image&lt;/i&gt; with the network that it chooses, and then &lt;i&gt;Quality report&lt;/i&gt;: one page that says whether the result may be used, and what is wrong where.&lt;/p&gt;</source>
        <translation>&lt;p&gt;用自动选择的网络进行&lt;i&gt;单幅影像去斑&lt;/i&gt;，然后生成&lt;i&gt;质量报告&lt;/i&gt;：一页说明结果是否可用，以及哪里有什么问题。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Series with report</source>
        <translation>序列及报告</translation>
    </message>
    <message>
        <source>Despeckles every date of a series through its ratio to a super-image, and reports on the quality.</source>
        <translation>通过与超级图像的比值对序列的每个日期去斑，并报告质量。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Super-image&lt;/i&gt; (the mean of the unchanged dates, cleaned by a network), &lt;i&gt;Ratio despeckling&lt;/i&gt; of every date with it, and then &lt;i&gt;Quality report&lt;/i&gt;. The clean dates are the bands of one raster. &lt;i&gt;Despeckle time series&lt;/i&gt; gives the same dates, as a raster each.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;超级图像&lt;/i&gt;（未变化日期的均值，由网络去斑），以此对每个日期进行&lt;i&gt;比值去斑&lt;/i&gt;，然后生成&lt;i&gt;质量报告&lt;/i&gt;。去斑后的日期是一个栅格的各波段。&lt;i&gt;时间序列去斑&lt;/i&gt;给出相同的日期，每个日期一个栅格。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Graphical models</source>
        <translation>图形建模</translation>
    </message>
    <message>
        <source>Simulate time series</source>
        <translation>模拟时间序列</translation>
    </message>
    <message>
        <source>Makes a dated, Sentinel-1-like time series with correlated speckle, and its clean truth.</source>
        <translation>生成带日期、斑点相关、类似 Sentinel-1 的时间序列及其干净真值。</translation>
    </message>
    <message>
        <source>&lt;p&gt;Use it to try a method where the right answer is known. Do not judge by it alone: the networks of SAR Despeckle were trained on scenes of this kind, and the speckle of its dates is always independent.&lt;/p&gt; &lt;p&gt;The scene has fields, some of which change with the season, textures, roads and bright points. A square of 16 × 16 pixels is brighter at the middle date by the &lt;b&gt;change&lt;/b&gt;, in dB. The &lt;b&gt;clean scene&lt;/b&gt; has one band per date.&lt;/p&gt; &lt;p&gt;The speckle has the spectrum of the chosen Sentinel-1 sub-swath: neighbouring pixels are correlated as in real single-look data. &lt;b&gt;S3&lt;/b&gt; is a stripmap product. &lt;b&gt;GRDH&lt;/b&gt; is one of the five looks of a ground-range product; use it with 5 looks. &lt;b&gt;white&lt;/b&gt; has no correlation.&lt;/p&gt; &lt;p&gt;The dates are written as simulated_&lt;i&gt;YYYYMMDD&lt;/i&gt;.tif. Files of such a name that SAR Despeckle did not write are never replaced.&lt;/p&gt;</source>
        <translation>&lt;p&gt;用于在已知正确答案的情况下试验方法。不要仅凭它下结论：SAR Despeckle 的网络就是用这类场景训练的，而且各日期的斑点总是独立的。&lt;/p&gt; &lt;p&gt;场景包含田地（有些随季节变化）、纹理、道路和亮点。一个 16 × 16 像素的方块在中间日期按&lt;b&gt;变化&lt;/b&gt;（dB）变亮。&lt;b&gt;干净场景&lt;/b&gt;每个日期一个波段。&lt;/p&gt; &lt;p&gt;斑点具有所选 Sentinel-1 子条带的频谱：相邻像素的相关性与真实单视数据相同。&lt;b&gt;S3&lt;/b&gt; 是条带模式产品。&lt;b&gt;GRDH&lt;/b&gt; 是地距产品五视中的一视，请与 5 视一起使用。&lt;b&gt;white&lt;/b&gt; 没有相关性。&lt;/p&gt; &lt;p&gt;各日期写为 simulated_&lt;i&gt;YYYYMMDD&lt;/i&gt;.tif。不是由 SAR Despeckle 写出的同名文件绝不会被替换。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Number of dates, 12 days apart.</source>
        <translation>日期数，间隔 12 天。</translation>
    </message>
    <message>
        <source>Height of the images in pixels.</source>
        <translation>影像高度，像素。</translation>
    </message>
    <message>
        <source>Width of the images in pixels.</source>
        <translation>影像宽度，像素。</translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 as in single-look complex data, 5 as in GRD.</source>
        <translation>每个日期的独立视数：单视复数数据为 1，GRD 为 5。</translation>
    </message>
    <message>
        <source>Its spectrum gives the correlation between neighbouring pixels.</source>
        <translation>其频谱决定相邻像素之间的相关性。</translation>
    </message>
    <message>
        <source>How much brighter a square of 16 × 16 pixels is at the middle date, in dB.</source>
        <translation>16 × 16 像素的方块在中间日期变亮的程度，dB。</translation>
    </message>
    <message>
        <source>Any whole number; the same one gives the same series again.</source>
        <translation>任意整数；相同的数得到相同的序列。</translation>
    </message>
    <message>
        <source>Whether real and imaginary part are written, as in single-look complex products. It needs one look.</source>
        <translation>是否写出实部和虚部，如单视复数产品。要求视数为一。</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, simulated_YYYYMMDD.tif. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>每个日期一个 GeoTIFF，simulated_YYYYMMDD.tif。其中不是由 SAR Despeckle 写出的文件绝不会被替换。</translation>
    </message>
    <message>
        <source>The scene without speckle, a band per date.</source>
        <translation>没有斑点的场景，每个日期一个波段。</translation>
    </message>
    <message>
        <source>Rows (pixels)</source>
        <translation>行数（像素）</translation>
    </message>
    <message>
        <source>Columns (pixels)</source>
        <translation>列数（像素）</translation>
    </message>
    <message>
        <source>Looks of each date</source>
        <translation>每个日期的视数</translation>
    </message>
    <message>
        <source>Change at the middle date, in dB</source>
        <translation>中间日期的变化，dB</translation>
    </message>
    <message>
        <source>Seed (equal seeds give equal series)</source>
        <translation>随机种子（相同的种子得到相同的序列）</translation>
    </message>
    <message>
        <source>Folder for the dates</source>
        <translation>各日期的文件夹</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Sub-swath (correlation of the speckle)</source>
        <translation>子条带（斑点的相关性）</translation>
    </message>
    <message>
        <source>Write single-look complex images</source>
        <translation>写出单视复数影像</translation>
    </message>
    <message>
        <source>Clean scene</source>
        <translation>干净场景</translation>
    </message>
    <message>
        <source>Temporal mean</source>
        <translation>时间均值</translation>
    </message>
    <message>
        <source>Binary-weighted mean (of the dates like the target)</source>
        <translation>二值加权均值（与目标日期相似的日期）</translation>
    </message>
    <message>
        <source>GLRT multilook</source>
        <translation>GLRT 多视</translation>
    </message>
    <message>
        <source>Mean of the unchanged dates</source>
        <translation>未变化日期的均值</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Turns a time series into one image with far less speckle than any of its dates.</source>
        <translation>将时间序列合成一幅影像，其斑点远少于任何一个日期。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The &lt;b&gt;temporal mean&lt;/b&gt; is the plain mean of the dates. The &lt;b&gt;binary-weighted mean&lt;/b&gt; is made for one target date and leaves out, pixel by pixel, the dates that changed against it. &lt;b&gt;GLRT multilook&lt;/b&gt; also averages over similar neighbours. The &lt;b&gt;mean of the unchanged dates&lt;/b&gt; tests, place by place, whether the dates are at two levels, and leaves out those at the rarer one: a ship, a flood, a harvested field. Of two levels more than 10 dB apart it keeps the darker, the ground under objects. With fewer than five dates it leaves none out.&lt;/p&gt; &lt;p&gt;A network can remove the residual speckle; so can MuLoG, as in RABASAR, where the images are DAM and DBWAM: it takes the looks that the mean was measured to have. The equivalent number of looks (ENL) of the result is measured and returned: the more looks, the less speckle.&lt;/p&gt; &lt;p&gt;Use it for one clean image of a place, or for &lt;i&gt;Ratio despeckling&lt;/i&gt;. It is not the state at any date. Do not take the temporal mean where things come and go: it holds a tenth of what happened at one of ten dates.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;时间均值&lt;/b&gt;是各日期的简单平均。&lt;b&gt;二值加权均值&lt;/b&gt;针对一个目标日期，逐像素剔除相对其发生变化的日期。&lt;b&gt;GLRT 多视&lt;/b&gt;还在相似的邻域像素上求平均。&lt;b&gt;未变化日期的均值&lt;/b&gt;逐处检验各日期是否处于两个水平，并剔除处于较少见水平的日期：船只、洪水、收割后的田地。两个水平相差超过 10 dB 时保留较暗者，即物体之下的地面。少于五个日期时不剔除任何日期。&lt;/p&gt; &lt;p&gt;残余斑点可用网络去除，也可如 RABASAR 那样用 MuLoG（其影像称为 DAM 和 DBWAM）：它采用在均值上测得的视数。程序测量并返回结果的等效视数（ENL）：视数越多，斑点越少。&lt;/p&gt; &lt;p&gt;用于获得一个地点的一幅干净影像，或用于&lt;i&gt;比值去斑&lt;/i&gt;。它不代表任何一个日期的状态。在有物体来去的地方不要用时间均值：十个日期中一个日期发生的事会有十分之一留在其中。&lt;/p&gt; &lt;p&gt;Zhao et al. 2019（RABASAR）；Dalsasso et al. 2021。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>How the dates become one image; the text above compares the methods.</source>
        <translation>各日期合成一幅影像的方式；上文比较了这些方法。</translation>
    </message>
    <message>
        <source>Number of the date that the binary-weighted mean is made for, in the order that the run prints. Other methods do not use it.</source>
        <translation>二值加权均值所针对日期的编号，按运行时显示的顺序。其他方法不使用它。</translation>
    </message>
    <message>
        <source>What removes the speckle that is left: a network, or MuLoG as in RABASAR.</source>
        <translation>用什么去除残留的斑点：网络，或如 RABASAR 中的 MuLoG。</translation>
    </message>
    <message>
        <source>Target date of the binary-weighted mean (0 is the first)</source>
        <translation>二值加权均值的目标日期（0 为第一个）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Remove residual speckle</source>
        <translation>去除残余斑点</translation>
    </message>
    <message>
        <source>Equivalent number of looks of the super-image</source>
        <translation>超级图像的等效视数</translation>
    </message>
    <message>
        <source>Near-real training pairs</source>
        <translation>近真实训练样本对</translation>
    </message>
    <message>
        <source>Makes patches to train a network on: each date of a series beside a clean reference made of the others.</source>
        <translation>制作训练网络用的图块：序列的每个日期与由其他日期得到的干净参考配对。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The reference of a date is the mean of the other dates over the pixels that GLRT adaptive multilooking finds similar, at the level of the date. In place of inspection by eye every pair is checked against what speckle of so many looks allows: data everywhere, no constant areas, enough similar pixels, no shift, no change in time, no residual speckle in the reference. &lt;b&gt;index.csv&lt;/b&gt; has a row for every patch, with its figures and the reason if it was left out. &lt;b&gt;contact_sheet.html&lt;/b&gt; shows all of them, and lets you unselect more.&lt;/p&gt; &lt;p&gt;Patches lie side by side. Of ten places, one is for validation and one for tests, with all of their dates. The folders &lt;b&gt;gt&lt;/b&gt;, &lt;b&gt;intensity&lt;/b&gt; and, where the dates are complex or PHASE is given, &lt;b&gt;phase&lt;/b&gt; (radians) hold them under one name each.&lt;/p&gt; &lt;p&gt;Use it to train or tune a network for your own sensor. It is not for places whose ground stays coherent from date to date, or that change all the time: there most patches fail.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17), who take all dates, the one itself included, and their own eyes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;一个日期的参考是其他日期在 GLRT 自适应多视认定的相似像素上的均值，并调整到该日期的水平。无需目视检查，每对样本都按相应视数斑点的允许范围进行检查：处处有数据、没有恒定区域、相似像素足够、没有位移、没有随时间的变化、参考中没有残余斑点。&lt;b&gt;index.csv&lt;/b&gt; 中每个图块一行，给出其数字，以及被剔除的原因。&lt;b&gt;contact_sheet.html&lt;/b&gt; 显示全部图块，并可进一步取消选择。&lt;/p&gt; &lt;p&gt;图块并排排列。每十个位置中，一个用于验证，一个用于测试，包括其所有日期。文件夹 &lt;b&gt;gt&lt;/b&gt;、&lt;b&gt;intensity&lt;/b&gt; 以及（日期为复数或给出 PHASE 时）&lt;b&gt;phase&lt;/b&gt;（弧度）以相同名称存放它们。&lt;/p&gt; &lt;p&gt;用于为您自己的传感器训练或微调网络。不适用于地面在各日期间保持相干或一直在变化的地方：那里大多数图块无法通过检查。&lt;/p&gt; &lt;p&gt;Guan et al. 2024（IEEE JSTARS 17），他们采用包括该日期在内的所有日期，并依靠目视。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The phase of every date in radians, in the order of INPUT, on the same grid; degrees are recognised. Complex dates bring theirs with them.</source>
        <translation>每个日期的相位，单位弧度，按 INPUT 的顺序，处于同一格网；能识别角度。复数日期自带相位。</translation>
    </message>
    <message>
        <source>Independent looks of each date. 0 takes 1 for single-look dates and measures others; if you know the number, give it: the checks compare with it.</source>
        <translation>每个日期的独立视数。0 表示单视日期取 1，其他则测量；若已知请给出：检查以其为准。</translation>
    </message>
    <message>
        <source>Side of a patch, in pixels. 256 is usual; a training takes pieces of 128.</source>
        <translation>图块边长，单位像素。通常为 256；训练时取 128 的小块。</translation>
    </message>
    <message>
        <source>Whether patches that fail a check are left out. Without it they are written, and the index tells.</source>
        <translation>是否剔除未通过检查的图块。不剔除时照样写出，并在索引中说明。</translation>
    </message>
    <message>
        <source>For the patches, their index and the page that shows them. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>存放图块、其索引以及显示它们的页面。其中不是由 SAR Despeckle 写出的文件绝不会被替换。</translation>
    </message>
    <message>
        <source>Side of a patch, in pixels</source>
        <translation>图块边长，像素</translation>
    </message>
    <message>
        <source>Leave out patches that fail a check</source>
        <translation>剔除未通过检查的图块</translation>
    </message>
    <message>
        <source>Folder for the pairs</source>
        <translation>样本对的文件夹</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>缩略图页</translation>
    </message>
    <message>
        <source>Pairs that were kept</source>
        <translation>保留的样本对</translation>
    </message>
    <message>
        <source>Pairs that failed a check</source>
        <translation>未通过检查的样本对</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>{file} cannot be shown on the map; check that it is still there.</source>
        <translation>{file} 无法在地图上显示；请检查它是否还在。</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>before (dB)</source>
        <translation>之前（dB）</translation>
    </message>
    <message>
        <source>after (dB)</source>
        <translation>之后（dB）</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Check the dates of one series, or one raster with a band for each date.</source>
        <translation>勾选一个序列的各日期，或每个日期一个波段的一个栅格。</translation>
    </message>
    <message>
        <source>Layers of the series</source>
        <translation>序列的图层</translation>
    </message>
    <message>
        <source>The project has no raster layers that are files; add files or a folder.</source>
        <translation>工程中没有文件形式的栅格图层；请添加文件或文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters ({endings}); choose another, or files.</source>
        <translation>文件夹 {folder} 中没有栅格（{endings}）；请选择其他文件夹，或选择文件。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}); choose another.</source>
        <translation>无法读取文件夹 {folder}（{reason}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Before on the left, after on the right: drag the line on the map.</source>
        <translation>左侧为之前，右侧为之后：在地图上拖动分界线。</translation>
    </message>
    <message>
        <source>Click on the map: the pixel&apos;s values over the dates.</source>
        <translation>在地图上单击：显示该像素随日期变化的值。</translation>
    </message>
    <message>
        <source>SAR Despeckle: opening a date</source>
        <translation>SAR Despeckle：打开日期</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>Plot a pixel</source>
        <translation>绘制像素</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>This place has no coordinates in the series ({reason}); click elsewhere.</source>
        <translation>该位置在序列中没有坐标（{reason}）；请单击其他位置。</translation>
    </message>
    <message>
        <source>This place is outside of the series; click on it.</source>
        <translation>该位置在序列之外；请在序列上单击。</translation>
    </message>
    <message>
        <source>Copied; paste it into a spreadsheet.</source>
        <translation>已复制；可粘贴到电子表格。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Pol.</source>
        <translation>极化</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>视数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>Grid (pixels)</source>
        <translation>格网（像素）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Acquisition date, from metadata or the file&apos;s name. Double-click to correct it.</source>
        <translation>获取日期，来自元数据或文件名。双击可更正。</translation>
    </message>
    <message>
        <source>Polarisation, from the file&apos;s name.</source>
        <translation>极化方式，来自文件名。</translation>
    </message>
    <message>
        <source>Equivalent number of looks, as measured.</source>
        <translation>测得的等效视数。</translation>
    </message>
    <message>
        <source>What the numbers are, as found or chosen below.</source>
        <translation>数值的含义，为自动判断或在下面选定。</translation>
    </message>
    <message>
        <source>Size, or the difference from the first date.</source>
        <translation>大小，或与第一个日期的差异。</translation>
    </message>
    <message>
        <source>Name of the raster.</source>
        <translation>栅格名称。</translation>
    </message>
    <message>
        <source>“{text}” is no date; write it as in 2024-01-31 or 2024-01-31 05:55:12.</source>
        <translation>“{text}”不是日期；请写成 2024-01-31 或 2024-01-31 05:55:12 的形式。</translation>
    </message>
    <message>
        <source>Corrected; clear the cell to take the file&apos;s date again.</source>
        <translation>已更正；清空单元格可恢复文件中的日期。</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>decibel</source>
        <translation>分贝</translation>
    </message>
    <message>
        <source>complex</source>
        <translation>复数</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Band {number}</source>
        <translation>波段 {number}</translation>
    </message>
    <message>
        <source>{name} {difference}, unlike the first date.</source>
        <translation>{name} {difference}，与第一个日期不同。</translation>
    </message>
    <message>
        <source>{name} has no georeference, so no part of it can be chosen on the map; despeckle the whole series.</source>
        <translation>{name} 没有地理参考，无法在地图上选择其中一部分；请对整个序列去斑。</translation>
    </message>
    <message>
        <source>The part of the map in view has no place in the coordinate system of the series ({reason}); zoom to the series.</source>
        <translation>地图的当前视图在序列的坐标系中没有对应位置（{reason}）；请缩放到序列。</translation>
    </message>
    <message>
        <source>{number} clean dates in {time}.</source>
        <translation>{number} 个日期去斑完成，用时 {time}。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>波段</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>All settings: opens the algorithm&apos;s own dialog with these values.</source>
        <translation>全部设置：用这些值打开算法自己的对话框。</translation>
    </message>
    <message>
        <source>Results in</source>
        <translation>结果存于</translation>
    </message>
    <message>
        <source>Preview on the map</source>
        <translation>在地图上预览</translation>
    </message>
    <message>
        <source>Despeckles the middle of what the map shows, at all dates: some seconds.</source>
        <translation>对地图所示范围的中部去斑，包括所有日期：几秒钟。</translation>
    </message>
    <message>
        <source>Despeckle series</source>
        <translation>序列去斑</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>As the preview has measured.</source>
        <translation>由预览测得。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s.</source>
        <translation>预览 {columns} × {rows} 像素，用时 {seconds:.1f} 秒。</translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s, of the middle of the series, which the map does not show.</source>
        <translation>预览 {columns} × {rows} 像素，用时 {seconds:.1f} 秒；取自序列中部，地图上未显示该处。</translation>
    </message>
    <message>
        <source>All bands are dates</source>
        <translation>所有波段都是日期</translation>
    </message>
    <message>
        <source>A preview measures it.</source>
        <translation>预览会测量它。</translation>
    </message>
    <message>
        <source>Whole series: about {time}, about {size}.</source>
        <translation>整个序列：约 {time}，约 {size}。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>{folder} cannot be removed ({reason}); remove it by hand.</source>
        <translation>无法移除 {folder}（{reason}）；请手动移除。</translation>
    </message>
    <message>
        <source>Whole series: roughly {time}, at most {size}.</source>
        <translation>整个序列：大致 {time}，最多 {size}。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The networks need ONNX Runtime, which is not installed yet (a download of about 20 MB).</source>
        <translation>网络需要 ONNX Runtime，尚未安装（约需下载 20 MB）。</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安装…</translation>
    </message>
    <message>
        <source>Try it on simulated data</source>
        <translation>用模拟数据试用</translation>
    </message>
    <message>
        <source>Makes a small Sentinel-1-like series in a temporary folder, and loads it.</source>
        <translation>在临时文件夹中生成一个类似 Sentinel-1 的小序列并加载。</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Simulating a series: {percent:.0f} %</source>
        <translation>正在模拟序列：{percent:.0f} %</translation>
    </message>
    <message>
        <source>Add the dates of a series: drop layers, files or a folder here.</source>
        <translation>添加序列的各日期：将图层、文件或文件夹拖放到这里。</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take the selected rows out of the series.</source>
        <translation>将选中的行移出序列。</translation>
    </message>
    <message>
        <source>SAR Despeckle: listing a folder</source>
        <translation>SAR Despeckle：列出文件夹</translation>
    </message>
    <message>
        <source>Dates of a series</source>
        <translation>序列的日期</translation>
    </message>
    <message>
        <source>Folder with the dates of a series</source>
        <translation>序列各日期所在的文件夹</translation>
    </message>
    <message>
        <source>Looking at the rasters…</source>
        <translation>正在查看栅格…</translation>
    </message>
    <message>
        <source>SAR Despeckle: looking at a series</source>
        <translation>SAR Despeckle：查看序列</translation>
    </message>
    <message>
        <source>{number} dates of {columns} × {rows} pixels.</source>
        <translation>{number} 个日期，{columns} × {rows} 像素。</translation>
    </message>
    <message>
        <source>Not all have a date: the order is that in which they were added.</source>
        <translation>并非全部都有日期：按添加的顺序排列。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add dates</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Layers of the project…</source>
        <translation>工程中的图层…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Install ONNX Runtime</source>
        <translation>安装 ONNX Runtime</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>{program} could not be started: {reason}</source>
        <translation>无法启动 {program}：{reason}</translation>
    </message>
    <message>
        <source>Not installed yet.</source>
        <translation>尚未安装。</translation>
    </message>
    <message>
        <source>Install again</source>
        <translation>重新安装</translation>
    </message>
    <message>
        <source>Installed: {what}</source>
        <translation>已安装：{what}</translation>
    </message>
    <message>
        <source>QGIS must be restarted before the network algorithms can be used ({problem}).</source>
        <translation>必须重启 QGIS 才能使用网络算法（{problem}）。</translation>
    </message>
    <message>
        <source>Despeckle a series</source>
        <translation>序列去斑</translation>
    </message>
    <message>
        <source>SAR Despeckle: despeckle a series</source>
        <translation>SAR Despeckle：序列去斑</translation>
    </message>
    <message>
        <source>Install ONNX Runtime…</source>
        <translation>安装 ONNX Runtime…</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>complex images</source>
        <translation>复数影像</translation>
    </message>
    <message>
        <source>ratios to a super-image</source>
        <translation>与超级图像的比值</translation>
    </message>
    <message>
        <source>dates with their super-image</source>
        <translation>带超级图像的日期</translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation>{least:g} 至 {most:g}</translation>
    </message>
    <message>
        <source>Version {version}.</source>
        <translation>版本 {version}。</translation>
    </message>
    <message>
        <source>Defaults of all algorithms</source>
        <translation>所有算法的默认值</translation>
    </message>
    <message>
        <source>Memory to use</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>Network for time series</source>
        <translation>时间序列所用网络</translation>
    </message>
    <message>
        <source>Network for single images</source>
        <translation>单幅影像所用网络</translation>
    </message>
    <message>
        <source>Removes a network that you imported or tuned; those of the plugin stay.</source>
        <translation>移除您导入或微调的网络；插件自带的网络保留。</translation>
    </message>
    <message>
        <source>SAR Despeckle: testing the devices</source>
        <translation>SAR Despeckle：测试设备</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>SAR Despeckle: reading the networks</source>
        <translation>SAR Despeckle：读取网络</translation>
    </message>
    <message>
        <source>Test devices</source>
        <translation>测试设备</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} 已移除。</translation>
    </message>
    <message>
        <source>An unexpected error occurred ({error}); please report it at {address} with the log of this run.</source>
        <translation>发生意外错误（{error}）；请将其连同本次运行的日志报告到 {address}。</translation>
    </message>
    <message>
        <source>The disk of {file} is full ({reason}); make room on it, or choose another folder.</source>
        <translation>{file} 所在的磁盘已满（{reason}）；请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk is full ({reason}); make room on it, or choose another folder.</source>
        <translation>磁盘已满（{reason}）；请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Dates (rasters, or one raster of several bands)</source>
        <translation>各日期（多个栅格，或一个多波段栅格）</translation>
    </message>
    <message>
        <source>Looks of each date (0 measures them)</source>
        <translation>每个日期的视数（0 表示测量）</translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation>{size:.1f} MB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made ({1}); choose another.</source>
        <translation>无法创建文件夹 {0}（{1}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{0} was not written by SAR Despeckle and is left as it is; move it away or choose another folder.</source>
        <translation>{0} 不是由 SAR Despeckle 写出的，因此保持不变；请将其移走或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{0} is too long a name for a file in {1}; choose a shorter one.</source>
        <translation>{0} 作为 {1} 中的文件名太长；请选择较短的名称。</translation>
    </message>
    <message>
        <source>{0} cannot be read to its end ({1}); the file is damaged or truncated: copy or download it again.</source>
        <translation>{0} 无法读到末尾（{1}）；文件已损坏或被截断：请重新复制或下载。</translation>
    </message>
    <message>
        <source>{0} {1}, not a file; save its contents as a GeoTIFF and choose that.</source>
        <translation>{0} {1}，不是文件；请将其内容保存为 GeoTIFF 并选择该文件。</translation>
    </message>
    <message>
        <source>{0} cannot be read, because this process has as many files open as the system allows it; raise that limit (ulimit -n), or give fewer rasters.</source>
        <translation>无法读取 {0}，因为此进程打开的文件数已达系统上限；请提高该上限（ulimit -n），或减少栅格。</translation>
    </message>
    <message>
        <source>{0} cannot be read to its end ({1}); check the connection to its server, or download it first.</source>
        <translation>{0} 无法读到末尾（{1}）；请检查与服务器的连接，或先下载。</translation>
    </message>
    <message>
        <source>{0} is read from a server that does not answer ({1}); check the connection, or download the raster first.</source>
        <translation>{0} 来自没有响应的服务器（{1}）；请检查连接，或先下载该栅格。</translation>
    </message>
    <message>
        <source>{0} does not exist; check the path.</source>
        <translation>{0} 不存在；请检查路径。</translation>
    </message>
    <message>
        <source>{0} has become a folder; remove it or choose another name.</source>
        <translation>{0} 已变成文件夹；请移除它或选择其他名称。</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}); remove its layer from the project, or choose another name.</source>
        <translation>无法替换 {0}（{1}）；请从工程中移除其图层，或选择其他名称。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written to ({1}); {2}.</source>
        <translation>无法写入文件夹 {0}（{1}）；{2}。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); make it anew with trainingpairs.</source>
        <translation>无法读取 {0}（{1}）；请用 trainingpairs 重新制作。</translation>
    </message>
    <message>
        <source>{0} is no index of training pairs ({1}); make it anew with trainingpairs.</source>
        <translation>{0} 不是训练样本对的索引（{1}）；请用 trainingpairs 重新制作。</translation>
    </message>
    <message>
        <source>PATCH is {0}, but the dates have {1} × {2} pixels; choose a PATCH of {3} or less, or larger dates.</source>
        <translation>PATCH 为 {0}，但各日期为 {1} × {2} 像素；请选择不大于 {3} 的 PATCH，或更大的日期影像。</translation>
    </message>
    <message>
        <source>{0} has {1} ({2}), and INPUT has {3} ({4}); give {5} on the same grid.</source>
        <translation>{0} 有 {1}（{2}），而 INPUT 有 {3}（{4}）；请在同一格网上给出 {5}。</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; warp it onto the grid of INPUT first (Raster ‣ Projections ‣ Warp).</source>
        <translation>{0} {1}，与 {2} 不同；请先重投影到 INPUT 的格网（栅格 ‣ 投影 ‣ 变形）。</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel looked at; leave it out, or check its nodata value.</source>
        <translation>{0} 在所查看的像素中都没有数据；请将其去掉，或检查其无数据值。</translation>
    </message>
    <message>
        <source>{0} has the same values as {1} in every pixel, so nothing was despeckled; choose the result of a despeckler as DESPECKLED.</source>
        <translation>{0} 的每个像素都与 {1} 相同，说明没有去斑；请选择去斑的结果作为 DESPECKLED。</translation>
    </message>
    <message>
        <source>{0} and {1} have no pixel with speckle in common; check the nodata values of both, or choose rasters that overlap.</source>
        <translation>{0} 和 {1} 没有共同的含斑点像素；请检查两者的无数据值，或选择相互重叠的栅格。</translation>
    </message>
    <message>
        <source>{0} has a scale factor of {1} and an offset of {2}, which leave no values; set them right in its metadata, for example with gdal_edit.py -scale 1 -offset 0.</source>
        <translation>{0} 的比例因子为 {1}，偏移为 {2}，没有留下有效值；请在元数据中改正，例如用 gdal_edit.py -scale 1 -offset 0。</translation>
    </message>
    <message>
        <source>{0} holds polarisations ({1}), not dates; choose one of its bands with BAND.</source>
        <translation>{0} 包含的是极化（{1}）而不是日期；请用 BAND 选择其中一个波段。</translation>
    </message>
    <message>
        <source>No raster is given; choose at least one.</source>
        <translation>没有给出栅格；请至少选择一个。</translation>
    </message>
    <message>
        <source>{0} {1}; correct it with gdal_edit (-a_ullr), or remove it (-unsetgt).</source>
        <translation>{0} {1}；请用 gdal_edit（-a_ullr）改正，或将其去掉（-unsetgt）。</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; bring the rasters onto one grid first (Raster ‣ Projections ‣ Warp, or Align rasters).</source>
        <translation>{0} {1}，与 {2} 不同；请先使各栅格处于同一格网（栅格 ‣ 投影 ‣ 变形，或对齐栅格）。</translation>
    </message>
    <message>
        <source>{0} has no band {1}; it has {2}.</source>
        <translation>{0} 没有波段 {1}；它有 {2} 个。</translation>
    </message>
    <message>
        <source>{0} has nothing but a mask in the band that was picked; choose another band.</source>
        <translation>{0} 的所选波段只有掩膜；请选择其他波段。</translation>
    </message>
    <message>
        <source>{0} has {1} dates, not {2}; give one date for each, in order.</source>
        <translation>{0} 有 {1} 个日期，而不是 {2} 个；请按顺序为每个给出一个日期。</translation>
    </message>
    <message>
        <source>{0} is a single date; give at least two dates, as rasters or as bands of one raster.</source>
        <translation>{0} 只是一个日期；请至少给出两个日期，可以是多个栅格或一个栅格的多个波段。</translation>
    </message>
    <message>
        <source>{0} holds values too large for {1}; choose the scale that it is in, or make those values nodata.</source>
        <translation>{0} 的数值对{1}来说太大；请选择其实际标度，或将这些值设为无数据。</translation>
    </message>
    <message>
        <source>{0} holds infinite values; set them to its nodata value (for example with the raster calculator) and run again.</source>
        <translation>{0} 含有无穷值；请将其设为无数据值（例如用栅格计算器）后再运行。</translation>
    </message>
    <message>
        <source>{0} holds negative values (down to {1}), which an {2} cannot have; choose the scale that it is in with SCALE (3 if it is decibel), or make its negative values nodata.</source>
        <translation>{0} 含有负值（低至 {1}），{2}不可能为负；请用 SCALE 选择其实际标度（分贝为 3），或将负值设为无数据。</translation>
    </message>
    <message>
        <source>{0} is given twice; remove one of the two.</source>
        <translation>{0} 给出了两次；请去掉其中一个。</translation>
    </message>
    <message>
        <source>{0} is an 8-bit colour picture, which has lost the speckle&apos;s statistics; give the SAR raster it was made from.</source>
        <translation>{0} 是 8 位彩色图片，已失去斑点的统计特性；请给出制作它的 SAR 栅格。</translation>
    </message>
    <message>
        <source>{0} has a few negative values after noise subtraction; they count as almost nothing.</source>
        <translation>{0} 在噪声扣除后有少量负值；它们几乎按零计。</translation>
    </message>
    <message>
        <source>{0} is given twice, also as {1}; remove one of the two.</source>
        <translation>{0} 给出了两次，另一次为 {1}；请去掉其中一个。</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end ({1}); make room on the disk of {2} or choose another folder.</source>
        <translation>{0} 无法完整写出（{1}）；请在 {2} 所在磁盘腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{0} is not the name of a GeoTIFF, the format written here; let it end in .tif.</source>
        <translation>{0} 不是 GeoTIFF（此处写出的格式）的名称；请以 .tif 结尾。</translation>
    </message>
    <message>
        <source>{0} is also an input and would be overwritten; choose another name.</source>
        <translation>{0} 同时是输入，会被覆盖；请选择其他名称。</translation>
    </message>
    <message>
        <source>{0} is a folder; give the name of a file.</source>
        <translation>{0} 是文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end, because the unfinished files in {1} were moved or removed meanwhile; run again, and leave the folder as it is.</source>
        <translation>{0} 无法完整写出，因为 {1} 中未完成的文件在此期间被移动或删除；请重新运行，且不要改动该文件夹。</translation>
    </message>
    <message>
        <source>{0} says that it is in {1} (“{2}”), {3} that it is in {4} (“{5}”); bring them into one scale, or give them one by one.</source>
        <translation>{0} 标明为 {1}（“{2}”），{3} 标明为 {4}（“{5}”）；请统一为一种标度，或逐个给出。</translation>
    </message>
    <message>
        <source>{0} must be from {1} to {2}, not {3}.</source>
        <translation>{0} 必须在 {1} 到 {2} 之间，而不是 {3}。</translation>
    </message>
    <message>
        <source>{0} must be {1} or more, not {2}.</source>
        <translation>{0} 必须不小于 {1}，而不是 {2}。</translation>
    </message>
    <message>
        <source>Two results would be written to {0}; choose another name for one of them, or rename one of the two inputs that they come from.</source>
        <translation>两个结果会写到同一个 {0}；请为其中一个选择其他名称，或将两个对应输入之一改名。</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end (it takes {1} GiB, and {2} GiB are free); make room on the disk of {3} or choose another folder.</source>
        <translation>{0} 无法完整写出（需要 {1} GiB，剩余 {2} GiB）；请在 {3} 所在磁盘腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel; check its nodata value and its scale.</source>
        <translation>{0} 的所有像素都没有数据；请检查其无数据值和标度。</translation>
    </message>
    <message>
        <source>LOOKS must be positive, not {0}; a single-look image has 1.</source>
        <translation>LOOKS 必须为正，而不是 {0}；单视影像为 1。</translation>
    </message>
    <message>
        <source>ALPHA is a probability, not {0}; choose a value between 0 and 1, such as 0.05.</source>
        <translation>ALPHA 是概率，不能为 {0}；请选择 0 与 1 之间的值，例如 0.05。</translation>
    </message>
    <message>
        <source>{0} must be an odd number from 1 to {1}, so that the window has a centre, not {2}; the default is 15.</source>
        <translation>{0} 必须是 1 到 {1} 的奇数，使窗口有中心，而不是 {2}；默认值为 15。</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel; leave it out, or check its nodata value.</source>
        <translation>{0} 的所有像素都没有数据；请将其去掉，或检查其无数据值。</translation>
    </message>
    <message>
        <source>The super-image {0} {1}, unlike {2}; make it from the same images, or warp it onto their grid.</source>
        <translation>超级图像 {0} {1}，与 {2} 不同；请用相同的影像制作，或将其重投影到它们的格网。</translation>
    </message>
    <message>
        <source>{0} and the super-image {1} have no pixel with data in common; choose rasters that overlap.</source>
        <translation>{0} 与超级图像 {1} 没有共同的有数据像素；请选择相互重叠的栅格。</translation>
    </message>
    <message>
        <source>The super-image {0} is zero where {1} has data; make it from the same images with the algorithm Super-image, or set its zeros to nodata.</source>
        <translation>超级图像 {0} 在 {1} 有数据处为零；请用“超级图像”算法由相同的影像制作，或将其零值设为无数据。</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; give the phase on the grid of the image.</source>
        <translation>{0} {1}，与 {2} 不同；请给出处于影像格网上的相位。</translation>
    </message>
    <message>
        <source>{0} has {1} bands, and {2} {3}; give a phase for every one.</source>
        <translation>{0} 有 {1} 个波段，而 {2} {3}；请为每个给出一个相位。</translation>
    </message>
    <message>
        <source>{0} is no phase: its values are all alike; leave PHASE empty, or give the phase of the single-look complex image, in radians.</source>
        <translation>{0} 不是相位：其数值全部相同；请将 PHASE 留空，或给出单视复数影像的相位（弧度）。</translation>
    </message>
    <message>
        <source>{0} is no phase: its values reach {1}, more than a turn in degrees; give wrapped angles in radians.</source>
        <translation>{0} 不是相位：其数值达到 {1}，按角度计超过一圈；请给出缠绕相位（弧度）。</translation>
    </message>
    <message>
        <source>{0} is taken for degrees: its values reach {1}, more than a turn in radians.</source>
        <translation>{0} 被视为角度：其数值达到 {1}，按弧度计超过一圈。</translation>
    </message>
    <message>
        <source>The model {0} removes Gaussian noise, not speckle; choose another MODEL.</source>
        <translation>模型 {0} 去除的是高斯噪声而不是斑点；请选择其他 MODEL。</translation>
    </message>
    <message>
        <source>The model {0} needs a super-image beside each date; run Despeckle time series or Ratio despeckling with it, or choose another model.</source>
        <translation>模型 {0} 需要每个日期都配有超级图像；请在“时间序列去斑”或“比值去斑”中使用它，或选择其他模型。</translation>
    </message>
    <message>
        <source>DENOISER asks for BM3D, whose Python package bm3d does not start here ({0}); install it beside QGIS&apos;s Python if its licence, for non-commercial use only, suits you, or choose another DENOISER.</source>
        <translation>DENOISER 要求 BM3D，但其 Python 包 bm3d 在此无法启动（{0}）；若其仅限非商业用途的许可证适合您，请将其安装到 QGIS 的 Python，或选择其他 DENOISER。</translation>
    </message>
    <message>
        <source>MuLoG works with {0}, because no network runs here: {1}</source>
        <translation>MuLoG 使用 {0}，因为此处无法运行网络：{1}</translation>
    </message>
    <message>
        <source>The network {0} answers with NaN or infinite values where the image has data; choose another MODEL.</source>
        <translation>网络 {0} 在影像有数据处给出 NaN 或无穷值；请选择其他 MODEL。</translation>
    </message>
    <message>
        <source>{0} is for the ratio of a date to a super-image; run Despeckle time series or Ratio despeckling with it, or choose {1} for an image by itself.</source>
        <translation>{0} 用于日期与超级图像的比值；请在“时间序列去斑”或“比值去斑”中使用它，对单独的影像请选择 {1}。</translation>
    </message>
    <message>
        <source>Despeckling date {0} of {1}, {2}</source>
        <translation>正在对第 {0} 个日期去斑，共 {1} 个：{2}</translation>
    </message>
    <message>
        <source>The dates have much of their speckle in common (correlation {0}), as over deserts, rock and towns: a mean of them does not remove that, and {1}.</source>
        <translation>各日期的斑点有很大部分相同（相关系数 {0}），如沙漠、岩石和城镇上空：平均无法将其去除，{1}。</translation>
    </message>
    <message>
        <source>Measuring the levels of {0} dates beside the super-image</source>
        <translation>正在测量 {0} 个日期相对超级图像的水平</translation>
    </message>
    <message>
        <source>Making the super-image of {0} dates</source>
        <translation>正在制作 {0} 个日期的超级图像</translation>
    </message>
    <message>
        <source>Removing the super-image&apos;s residual speckle</source>
        <translation>正在去除超级图像的残余斑点</translation>
    </message>
    <message>
        <source>The super-image {0} has {1} bands for {2} dates; give one with a single band, or with one band per date.</source>
        <translation>超级图像 {0} 有 {1} 个波段，而日期有 {2} 个；请给出单波段或每个日期一个波段的超级图像。</translation>
    </message>
    <message>
        <source>Nothing here runs networks; {0}</source>
        <translation>此处无法运行网络；{0}</translation>
    </message>
    <message>
        <source>CPU {0} s for one tile. The GPU is not used: {1}.</source>
        <translation>每个分块 CPU {0} 秒。未使用 GPU：{1}。</translation>
    </message>
    <message>
        <source>The networks need the Python package onnxruntime, which QGIS does not bring; {0}</source>
        <translation>网络需要 QGIS 不自带的 Python 包 onnxruntime；{0}</translation>
    </message>
    <message>
        <source>DEVICE asks for the GPU, but {0}; choose automatic or CPU, or install what this GPU needs: see docs/gpu.md in the plugin&apos;s folder.</source>
        <translation>DEVICE 要求 GPU，但 {0}；请选择自动或 CPU，或安装此 GPU 所需的内容：见插件文件夹中的 docs/gpu.md。</translation>
    </message>
    <message>
        <source>the {0} fails ({1})</source>
        <translation>{0} 失败（{1}）</translation>
    </message>
    <message>
        <source>The network {0} fails on a tile of {1} pixels ({2}); choose another MODEL.</source>
        <translation>网络 {0} 在 {1} 像素的分块上失败（{2}）；请选择其他 MODEL。</translation>
    </message>
    <message>
        <source>the installed onnxruntime is built for the CPU alone</source>
        <translation>已安装的 onnxruntime 仅支持 CPU</translation>
    </message>
    <message>
        <source>onnxruntime could not start on {0}</source>
        <translation>onnxruntime 无法在 {0} 上启动</translation>
    </message>
    <message>
        <source>onnxruntime is not installed</source>
        <translation>未安装 onnxruntime</translation>
    </message>
    <message>
        <source>The network {0} does not keep the size of an image: it returns {1} for {2} values; choose another MODEL.</source>
        <translation>网络 {0} 不保持影像大小：对 {2} 个值返回 {1} 个；请选择其他 MODEL。</translation>
    </message>
    <message>
        <source>The network {0} needs more memory than is available for a tile of {1} pixels; set a smaller TILE_SIZE, or choose another MODEL.</source>
        <translation>网络 {0} 处理 {1} 像素的分块所需内存超过可用内存；请减小 TILE_SIZE，或选择其他 MODEL。</translation>
    </message>
    <message>
        <source>{0} is no network that ONNX Runtime can run ({1}); choose another model.</source>
        <translation>{0} 不是 ONNX Runtime 能运行的网络（{1}）；请选择其他模型。</translation>
    </message>
    <message>
        <source>onnxruntime does not start on {0} ({1})</source>
        <translation>onnxruntime 无法在 {0} 上启动（{1}）</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory does not even suffice for {0} × {1} pixels; close other programs that use it, or set DEVICE to CPU.</source>
        <translation>GPU 显存甚至不够处理 {0} × {1} 像素；请关闭占用它的其他程序，或将 DEVICE 设为 CPU。</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory does not suffice for {0} × {1} pixels at once: the network goes on in smaller blocks.</source>
        <translation>GPU 显存不够一次处理 {0} × {1} 像素：网络改用较小的块继续。</translation>
    </message>
    <message>
        <source>torch finds no GPU</source>
        <translation>torch 未找到 GPU</translation>
    </message>
    <message>
        <source>the installed torch is built for the CPU alone</source>
        <translation>已安装的 torch 仅支持 CPU</translation>
    </message>
    <message>
        <source>torch is not installed</source>
        <translation>未安装 torch</translation>
    </message>
    <message>
        <source>torch does not start on {0} ({1})</source>
        <translation>torch 无法在 {0} 上启动（{1}）</translation>
    </message>
    <message>
        <source>torch cannot be imported ({0})</source>
        <translation>无法导入 torch（{0}）</translation>
    </message>
    <message>
        <source>the weights of {0} do not fit the architecture {1}</source>
        <translation>{0} 的权重与结构 {1} 不符</translation>
    </message>
    <message>
        <source>{0} cannot be read as the weights of a PyTorch network ({1}); give the file of torch.save(network.state_dict(), …), made with PyTorch 1.6 or newer.</source>
        <translation>{0} 无法作为 PyTorch 网络的权重读取（{1}）；请给出用 PyTorch 1.6 或更新版本的 torch.save(network.state_dict(), …) 生成的文件。</translation>
    </message>
    <message>
        <source>{0} is no network in the ONNX format ({1}); choose another model.</source>
        <translation>{0} 不是 ONNX 格式的网络（{1}）；请选择其他模型。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); choose another model.</source>
        <translation>无法读取 {0}（{1}）；请选择其他模型。</translation>
    </message>
    <message>
        <source>{0} has no usable card ({1}); choose another model.</source>
        <translation>{0} 没有可用的说明卡（{1}）；请选择其他模型。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); check the path and its permissions.</source>
        <translation>无法读取 {0}（{1}）；请检查路径及其权限。</translation>
    </message>
    <message>
        <source>The network cannot be described like that: {0}; check MINIMUM, MAXIMUM, LEVEL, HALO and MULTIPLE.</source>
        <translation>网络不能这样描述：{0}；请检查 MINIMUM、MAXIMUM、LEVEL、HALO 和 MULTIPLE。</translation>
    </message>
    <message>
        <source>There is no model named {0}; choose one of {1}.</source>
        <translation>没有名为 {0} 的模型；请从 {1} 中选择。</translation>
    </message>
    <message>
        <source>{0} is no network that can be imported: {1}; give an ONNX file with one float input (batch, 1, rows, columns), an output of the same shape and its weights inside, or SAR2SAR weights of PyTorch.</source>
        <translation>{0} 不是可导入的网络：{1}；请给出具有一个浮点输入（批, 1, 行, 列）、同形状输出且内含权重的 ONNX 文件，或 PyTorch 的 SAR2SAR 权重。</translation>
    </message>
    <message>
        <source>{0} is no file; check the path.</source>
        <translation>{0} 不是文件；请检查路径。</translation>
    </message>
    <message>
        <source>{0} has {1} MiB, more than a network for despeckling has; give a file of at most {2} MiB.</source>
        <translation>{0} 有 {1} MiB，超过去斑网络的大小；请给出不大于 {2} MiB 的文件。</translation>
    </message>
    <message>
        <source>The network cannot be tried: no file can be written to {0} ({1}); make room there, or let TMPDIR name another folder.</source>
        <translation>无法试运行网络：不能向 {0} 写入文件（{1}）；请在那里腾出空间，或用 TMPDIR 指定其他文件夹。</translation>
    </message>
    <message>
        <source>Network {0} on the {1}.</source>
        <translation>网络 {0}，运行于 {1}。</translation>
    </message>
    <message>
        <source>A network is tried before it is imported, which needs the Python package onnxruntime; {0}</source>
        <translation>网络在导入前要试运行，这需要 Python 包 onnxruntime；{0}</translation>
    </message>
    <message>
        <source>Looking at the speckle of {0}</source>
        <translation>正在查看 {0} 的斑点</translation>
    </message>
    <message>
        <source>Taken for {0} with {1} looks, product {2}: {3}.</source>
        <translation>视为 {0}，{1} 视，产品 {2}：{3}。</translation>
    </message>
    <message>
        <source>The speckle of {0} is sampled finer than its resolution: every {1} pixel is taken for an image of its own, and these are joined. The product in its own pixel spacing gives sharper results.</source>
        <translation>{0} 的斑点采样间隔小于其分辨率：每隔 {1} 个像素取样成为一幅单独的影像，再将它们合并。采用原始像素间距的产品结果更清晰。</translation>
    </message>
    <message>
        <source>There is a model named {0} already; choose another NAME, or OVERWRITE to replace it.</source>
        <translation>已有名为 {0} 的模型；请选择其他 NAME，或用 OVERWRITE 替换它。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}); make room, or let QGIS write to its profile&apos;s folder.</source>
        <translation>无法写入 {0}（{1}）；请腾出空间，或允许 QGIS 写入其配置文件夹。</translation>
    </message>
    <message>
        <source>A model cannot be named “{0}”; NAME takes up to 40 letters, digits, “.”, “_” and “-”, begins with a letter or a digit, does not end with “.”, and is none of {1}.</source>
        <translation>模型不能命名为“{0}”；NAME 最多 40 个字母、数字、“.”、“_”和“-”，以字母或数字开头，不以“.”结尾，且不是 {1} 之一。</translation>
    </message>
    <message>
        <source>A model cannot be named “{0}”, which is a device name on Windows; choose another NAME.</source>
        <translation>模型不能命名为“{0}”，它是 Windows 的设备名；请选择其他 NAME。</translation>
    </message>
    <message>
        <source>{0} is the name of a network that comes with SAR Despeckle; choose another NAME.</source>
        <translation>{0} 是 SAR Despeckle 自带网络的名称；请选择其他 NAME。</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1}); close programs that use it, or let QGIS write there.</source>
        <translation>无法移除 {0}（{1}）；请关闭使用它的程序，或允许 QGIS 写入该处。</translation>
    </message>
    <message>
        <source>A network is tried in a child process before it is imported, but {0} does not start ({1}); reinstall QGIS with its Python.</source>
        <translation>网络在导入前要在子进程中试运行，但 {0} 无法启动（{1}）；请重新安装 QGIS 及其 Python。</translation>
    </message>
    <message>
        <source>{0} asks for {1} packages for Python {2} on {3} {4}, not for one; reinstall the plugin.</source>
        <translation>{0} 为 {3} {4} 上的 Python {2} 列出 {1} 个包，而不是一个；请重新安装插件。</translation>
    </message>
    <message>
        <source>onnxruntime was downloaded, but does not work with this QGIS ({0}); update QGIS and retry.</source>
        <translation>onnxruntime 已下载，但不能与此 QGIS 一起工作（{0}）；请更新 QGIS 后重试。</translation>
    </message>
    <message>
        <source>onnxruntime {0} is in {1} already.</source>
        <translation>onnxruntime {0} 已在 {1} 中。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}); make room and see that it may be written, close other QGIS windows, and install again.</source>
        <translation>无法写入 {0}（{1}）；请腾出空间并确认可写，关闭其他 QGIS 窗口后重新安装。</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1}); close every QGIS window that has used a network, and remove it again before you use one.</source>
        <translation>无法移除 {0}（{1}）；请关闭所有使用过网络的 QGIS 窗口，并在再次使用之前重新移除。</translation>
    </message>
    <message>
        <source>{0} has no folders {1} and {2} with rasters; choose a folder of pairs.</source>
        <translation>{0} 中没有含栅格的文件夹 {1} 和 {2}；请选择样本对的文件夹。</translation>
    </message>
    <message>
        <source>{0} has no {1} or no {2} of {3}; make the pairs anew.</source>
        <translation>{0} 中没有 {3} 的 {1} 或 {2}；请重新制作样本对。</translation>
    </message>
    <message>
        <source>{0} is no image of finite real numbers; remove it from the pairs.</source>
        <translation>{0} 不是由有限实数组成的影像；请将其从样本对中移除。</translation>
    </message>
    <message>
        <source>{0} has no positive values; remove it from the pairs.</source>
        <translation>{0} 没有正值；请将其从样本对中移除。</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels, and its reference {3} × {4}; remove both from the pairs.</source>
        <translation>{0} 为 {1} × {2} 像素，而其参考为 {3} × {4}；请将两者都从样本对中移除。</translation>
    </message>
    <message>
        <source>{0} has no pairs to train on; make some with trainingpairs.</source>
        <translation>{0} 没有可训练的样本对；请用 trainingpairs 制作。</translation>
    </message>
    <message>
        <source>A pair has {0} × {1} pixels, and the training takes pieces of {2} × {3}; give larger ones.</source>
        <translation>有一对样本为 {0} × {1} 像素，而训练取 {2} × {3} 的小块；请给出更大的样本。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); remove it from the pairs.</source>
        <translation>无法读取 {0}（{1}）；请将其从样本对中移除。</translation>
    </message>
    <message>
        <source>{0} and {1} have the same speckle, so they are one date under two names; leave one of them out.</source>
        <translation>{0} 和 {1} 的斑点相同，是同一日期的两个名称；请去掉其中一个。</translation>
    </message>
    <message>
        <source>{0} has no speckle, its values are constant or smooth; leave it out.</source>
        <translation>{0} 没有斑点，其数值恒定或平滑；请将其去掉。</translation>
    </message>
    <message>
        <source>{0} pairs to train on, {1} images held out; {2} is left out to judge by. Training on {3}.</source>
        <translation>{0} 对样本用于训练，{1} 幅影像留出；{2} 留出用于评判。在 {3} 上训练。</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; tuning {3} needs at least {4}: {5} to make pairs of, and one left out to judge by.</source>
        <translation>{0} 有 {1} 个日期；微调 {3} 至少需要 {4} 个：{5} 个用于制作样本对，一个留出用于评判。</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels; tuning needs {3} × {4} at least.</source>
        <translation>{0} 为 {1} × {2} 像素；微调至少需要 {3} × {4}。</translation>
    </message>
    <message>
        <source>Too few patches of {0} pass the checks of training pairs; trainingpairs tells why, place by place.</source>
        <translation>{0} 中通过训练样本对检查的图块太少；trainingpairs 会逐处说明原因。</translation>
    </message>
    <message>
        <source>The last date has gaps wherever it should judge; leave it out, or put another one last.</source>
        <translation>最后一个日期在应当评判的地方都有空缺；请去掉它，或把其他日期放在最后。</translation>
    </message>
    <message>
        <source>{0} min, {1} steps: places held out {2} (before {3})</source>
        <translation>{0} 分钟，{1} 步：留出位置 {2}（之前 {3}）</translation>
    </message>
    <message>
        <source>{0} cannot be trained further: it is no network for single images of an architecture known here; choose one of {1}, such as lean-slc.</source>
        <translation>{0} 不能继续训练：它不是此处已知结构的单幅影像网络；请从 {1} 中选择，例如 lean-slc。</translation>
    </message>
    <message>
        <source>The weights of {0} do not fit the architecture {1}; choose another model.</source>
        <translation>{0} 的权重与结构 {1} 不符；请选择其他模型。</translation>
    </message>
    <message>
        <source>{0} is a training with other rasters or settings; give another folder, or remove it.</source>
        <translation>{0} 是用其他栅格或设置进行的训练；请给出其他文件夹，或将其移除。</translation>
    </message>
    <message>
        <source>{0} windows of {1} × {2} pixels to train on, {3} held out; {4} is left out to judge by. Training on {5}.</source>
        <translation>{0} 个 {1} × {2} 像素的窗口用于训练，{3} 个留出；{4} 留出用于评判。在 {5} 上训练。</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; tuning needs at least {3}: two to learn from each other, and one left out to judge by.</source>
        <translation>{0} 有 {1} 个日期；微调至少需要 {3} 个：两个相互学习，一个留出用于评判。</translation>
    </message>
    <message>
        <source>DEVICE asks for the GPU, but torch finds none; choose automatic or CPU, or install the build of torch for this GPU: see docs/gpu.md in the plugin&apos;s folder.</source>
        <translation>DEVICE 要求 GPU，但 torch 未找到；请选择自动或 CPU，或安装适合此 GPU 的 torch：见插件文件夹中的 docs/gpu.md。</translation>
    </message>
    <message>
        <source>{0} min, {1} steps: loss {2}; windows held out {3} (before {4})</source>
        <translation>{0} 分钟，{1} 步：损失 {2}；留出窗口 {3}（之前 {4}）</translation>
    </message>
    <message>
        <source>{0} do not have {1} window{2} of {3} × {4} pixels in common that are full of data at every date; give a larger piece, or leave out the dates with the largest gaps.</source>
        <translation>{0} 没有 {1} 个在每个日期都充满数据的 {3} × {4} 像素公共窗口；请给出更大的区域，或去掉空缺最大的日期。</translation>
    </message>
    <message>
        <source>{0} has {1} dates; give at least {2}{3}.</source>
        <translation>{0} 有 {1} 个日期；请至少给出 {2}{3}。</translation>
    </message>
    <message>
        <source>There is no date {0} to leave out; {1} has {2}.</source>
        <translation>没有可留出的日期 {0}；{1} 有 {2} 个。</translation>
    </message>
    <message>
        <source>{0} names no raster; choose at least one.</source>
        <translation>{0} 没有指定栅格；请至少选择一个。</translation>
    </message>
    <message>
        <source>LOOKS is {0}, but no image has less than a tenth of a look; 0 measures the looks.</source>
        <translation>LOOKS 为 {0}，但没有影像的视数小于十分之一；0 表示测量视数。</translation>
    </message>
    <message>
        <source>{0} cannot be “{1}”; see the algorithm&apos;s help.</source>
        <translation>{0} 不能为“{1}”；见算法帮助。</translation>
    </message>
    <message>
        <source>{0} was made for ratios of a date to a super-image; an image by itself comes out better with “auto”.</source>
        <translation>{0} 用于日期与超级图像的比值；单独的影像用“auto”效果更好。</translation>
    </message>
    <message>
        <source>EXTENT cannot be “{0}”; give west, east, south and north, as in 5.1,5.3,52.4,52.6 [EPSG:4326], or leave it empty.</source>
        <translation>EXTENT 不能为“{0}”；请给出西、东、南、北，例如 5.1,5.3,52.4,52.6 [EPSG:4326]，或留空。</translation>
    </message>
    <message>
        <source>{0} has no georeference that EXTENT could be compared with; leave EXTENT empty.</source>
        <translation>{0} 没有可与 EXTENT 比较的地理参考；请将 EXTENT 留空。</translation>
    </message>
    <message>
        <source>EXTENT lies outside of {0}; choose a part of it, or leave EXTENT empty.</source>
        <translation>EXTENT 在 {0} 之外；请选择其中一部分，或将 EXTENT 留空。</translation>
    </message>
    <message>
        <source>EXTENT has no place in the coordinate system of {0} ({1}); give it in that system.</source>
        <translation>EXTENT 在 {0} 的坐标系中没有对应位置（{1}）；请用该坐标系给出。</translation>
    </message>
    <message>
        <source>{0}: it helped. Stored as {1}; choose it with MODEL={2}.</source>
        <translation>{0}：有改善。已存为 {1}；用 MODEL={2} 选择它。</translation>
    </message>
    <message>
        <source>{0}: it did not help. Nothing is stored; keep {1}.</source>
        <translation>{0}：没有改善。没有保存任何内容；请保留 {1}。</translation>
    </message>
    <message>
        <source>{0}: halo {1}, sides in multiples of {2}.</source>
        <translation>{0}：边缘 {1}，边长为 {2} 的倍数。</translation>
    </message>
    <message>
        <source>Stored as {0}; choose it with MODEL={1}.</source>
        <translation>已存为 {0}；用 MODEL={1} 选择它。</translation>
    </message>
    <message>
        <source>DATES has {0} places for {1} rasters; give one date for each, between commas, and leave a place empty where the file tells its date.</source>
        <translation>DATES 有 {0} 个位置，而栅格有 {1} 个；请为每个给出一个日期，以逗号分隔，文件中有日期的可留空。</translation>
    </message>
    <message>
        <source>DATES: “{0}” is no date; write it as in 2024-01-31 or 2024-01-31T05:55:12.</source>
        <translation>DATES：“{0}”不是日期；请写成 2024-01-31 或 2024-01-31T05:55:12 的形式。</translation>
    </message>
    <message>
        <source>{0} is not a raster; choose a raster layer.</source>
        <translation>{0} 不是栅格；请选择栅格图层。</translation>
    </message>
    <message>
        <source>{0} comes from “{1}”, which cannot be read as a file; export it to a GeoTIFF first (right-click the layer, Export, Save As).</source>
        <translation>{0} 来自“{1}”，不能作为文件读取；请先导出为 GeoTIFF（右键单击图层，导出，另存为）。</translation>
    </message>
    <message>
        <source>{0} has no 30 × 30 pixels that are all data and not constant, so its looks cannot be measured; check its nodata value, or give a larger piece.</source>
        <translation>{0} 没有全部有数据且不恒定的 30 × 30 像素，无法测量其视数；请检查其无数据值，或给出更大的区域。</translation>
    </message>
    <message>
        <source>MuLoG with {0}, {1} looks{2}.</source>
        <translation>MuLoG，{0}，{1} 视{2}。</translation>
    </message>
    <message>
        <source>The model {0} reads no phase; run Despeckle image with it, or choose “auto” here.</source>
        <translation>模型 {0} 不读取相位；请在“单幅影像去斑”中使用它，或在此选择“auto”。</translation>
    </message>
    <message>
        <source>No window is full of speckle to measure looks in: 1 is taken; give LOOKS if you know them.</source>
        <translation>没有充满斑点的窗口可测量视数：取 1；若已知请给出 LOOKS。</translation>
    </message>
    <message>
        <source>{0} is not the name of a page; let OUTPUT_HTML end in .html.</source>
        <translation>{0} 不是页面的名称；OUTPUT_HTML 请以 .html 结尾。</translation>
    </message>
    <message>
        <source>{0} is of {1} and {2} of {3}; give the same dates as INPUT and as DESPECKLED.</source>
        <translation>{0} 的日期是 {1}，而 {2} 的是 {3}；请为 INPUT 和 DESPECKLED 给出相同的日期。</translation>
    </message>
    <message>
        <source>The Python of QGIS lacks plotly, which draws the charts; install it (on Debian: python3-plotly).</source>
        <translation>QGIS 的 Python 缺少绘制图表的 plotly；请安装（Debian 上为 python3-plotly）。</translation>
    </message>
    <message>
        <source>Looks: {0} measured on {1}, {2} taken.</source>
        <translation>视数：在 {1} 上测得 {0}，采用 {2}。</translation>
    </message>
    <message>
        <source>{0} has no phase, so the network works on intensity alone: on single-look images with correlated speckle that costs about 0.2 dB.</source>
        <translation>{0} 没有相位，网络仅使用强度：对斑点相关的单视影像约损失 0.2 dB。</translation>
    </message>
    <message>
        <source>{0}{1} has been despeckled already, by {2}: what is despeckled twice is smoothed further, and less of what is small remains. Give the original.</source>
        <translation>{0}{1} 已经由 {2} 去斑：去斑两次会进一步平滑，细小地物保留更少。请给出原始数据。</translation>
    </message>
    <message>
        <source>{0}: {1}, {2}, read as {3} ({4}{5})</source>
        <translation>{0}：{1}，{2}，读作 {3}（{4}{5}）</translation>
    </message>
    <message>
        <source>PHASE is not used: {0} reads none. MODEL=pgd2net does.</source>
        <translation>未使用 PHASE：{0} 不读取相位。MODEL=pgd2net 会读取。</translation>
    </message>
    <message>
        <source>{0} has {1} bands; choose one of them with BAND.</source>
        <translation>{0} 有 {1} 个波段；请用 BAND 选择其中一个。</translation>
    </message>
    <message>
        <source>Removed the network {0}: {1} is deleted.</source>
        <translation>已移除网络 {0}：{1} 已删除。</translation>
    </message>
    <message>
        <source>LOOKS is {0}, but a complex image has one look; set LOOKS to 1, or leave COMPLEX unchecked.</source>
        <translation>LOOKS 为 {0}，但复数影像只有一视；请将 LOOKS 设为 1，或不勾选 COMPLEX。</translation>
    </message>
    <message>
        <source>Equivalent number of looks: {0}</source>
        <translation>等效视数：{0}</translation>
    </message>
    <message>
        <source>Not every raster has a date, so they stay in the order given, from 0 as printed above; the target is {0}.</source>
        <translation>并非每个栅格都有日期，因此保持给出的顺序，如上所示从 0 开始；目标为 {0}。</translation>
    </message>
    <message>
        <source>TARGET must be a date from 0 to {0}, not {1}; 0 is the first.</source>
        <translation>TARGET 必须是 0 到 {0} 的日期编号，而不是 {1}；0 为第一个。</translation>
    </message>
    <message>
        <source>None of {0} patches passes the checks ({1}); choose dates of a place that changes less, or a smaller PATCH.</source>
        <translation>{0} 个图块都没有通过检查（{1}）；请选择变化较少的地点的日期，或较小的 PATCH。</translation>
    </message>
    <message>
        <source>{0} of {1} patches kept{2}. Look at {3}.</source>
        <translation>{1} 个图块中保留 {0} 个{2}。请查看 {3}。</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; training pairs need at least {3}, of which all but one make the reference.</source>
        <translation>{0} 有 {1} 个日期；训练样本对至少需要 {3} 个，其中除一个外都用于制作参考。</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}, not {3}; the default is {4}.</source>
        <translation>{0} 必须是 {1} 到 {2} 的整数，而不是 {3}；默认值为 {4}。</translation>
    </message>
    <message>
        <source>{0} must be a number from {1} to {2}, not {3}; the default is {4}.</source>
        <translation>{0} 必须是 {1} 到 {2} 的数，而不是 {3}；默认值为 {4}。</translation>
    </message>
    <message>
        <source>{0} cannot be {1}; choose one of {2}.</source>
        <translation>{0} 不能为 {1}；请从 {2} 中选择。</translation>
    </message>
    <message>
        <source>{0} must be true or false, not {1}.</source>
        <translation>{0} 必须为真或假（true、false），而不是 {1}。</translation>
    </message>
    <message>
        <source>{0}: the expression “{1}” has no value; correct it, or give the value.</source>
        <translation>{0}：表达式“{1}”没有值；请改正，或直接给出值。</translation>
    </message>
    <message>
        <source>U-Net at half resolution that removes Gaussian noise of a known level, for MuLoG, of our own</source>
        <translation>半分辨率 U-Net，去除已知水平的高斯噪声，用于 MuLoG，由我们设计</translation>
    </message>
    <message>
        <source>simulated scenes only, {0} minutes</source>
        <translation>仅模拟场景，{0} 分钟</translation>
    </message>
    <message>
        <source>U-Net at half resolution that sees a date beside its super-image, of SAR Despeckle&apos;s own</source>
        <translation>半分辨率 U-Net，同时看日期及其超级图像，SAR Despeckle 自有</translation>
    </message>
    <message>
        <source>U-Net at half resolution for multi-looked and resampled images, of SAR Despeckle&apos;s own</source>
        <translation>半分辨率 U-Net，用于多视和重采样的影像，SAR Despeckle 自有</translation>
    </message>
    <message>
        <source>U-Net at half resolution, of SAR Despeckle&apos;s own</source>
        <translation>半分辨率 U-Net，SAR Despeckle 自有</translation>
    </message>
    <message>
        <source>PGD2Net (Guan et al. 2023), re-implemented from the published description, trained by SAR Despeckle</source>
        <translation>PGD2Net（Guan et al. 2023），根据公开描述重新实现，由 SAR Despeckle 训练</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network for multi-looked and resampled images, trained by SAR Despeckle</source>
        <translation>SAR2SAR 的网络，用于多视和重采样的影像，由 SAR Despeckle 训练</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network for ratios of a date to a super-image, trained by SAR Despeckle</source>
        <translation>SAR2SAR 的网络，用于日期与超级图像的比值，由 SAR Despeckle 训练</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network (Dalsasso, Denis, Tupin 2021), re-implemented and trained by SAR Despeckle</source>
        <translation>SAR2SAR 的网络（Dalsasso, Denis, Tupin 2021），重新实现并由 SAR Despeckle 训练</translation>
    </message>
    <message>
        <source>lies up to {0} pixels beside it</source>
        <translation>偏离多达 {0} 个像素</translation>
    </message>
    <message>
        <source>is {0} × {1} pixels, not {2} × {3}</source>
        <translation>为 {0} × {1} 像素，而不是 {2} × {3}</translation>
    </message>
    <message>
        <source>has another coordinate system ({0}, not {1})</source>
        <translation>坐标系不同（{0}，而不是 {1}）</translation>
    </message>
    <message>
        <source>has other ground control points</source>
        <translation>地面控制点不同</translation>
    </message>
    <message>
        <source>By their values {0} is in {1} and {2} in {3}; bring them into one scale, or set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel) if both are.</source>
        <translation>从数值看，{0} 为 {1}，{2} 为 {3}；请统一为一种标度，若两者相同，请将 SCALE 设为实际标度（1 强度，2 振幅，3 分贝）。</translation>
    </message>
    <message>
        <source>The scale of {0} is uncertain: {1}, and neither a unit nor a name tells it; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel).</source>
        <translation>{0} 的标度不确定：{1}，单位和名称也没有说明；请将 SCALE 设为实际标度（1 强度，2 振幅，3 分贝）。</translation>
    </message>
    <message>
        <source>{0} is called {1} ({2}), but {3}; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel).</source>
        <translation>{0} 称为 {1}（{2}），但 {3}；请将 SCALE 设为实际标度（1 强度，2 振幅，3 分贝）。</translation>
    </message>
    <message>
        <source>{0} is called {1} (“{2}”), but {3}; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel), or correct its metadata.</source>
        <translation>{0} 称为 {1}（“{2}”），但 {3}；请将 SCALE 设为实际标度（1 强度，2 振幅，3 分贝），或改正其元数据。</translation>
    </message>
    <message>
        <source>{0}, as in decibel</source>
        <translation>{0}，如分贝那样</translation>
    </message>
    <message>
        <source>its values reach from {0} to {1}</source>
        <translation>其数值从 {0} 到 {1}</translation>
    </message>
    <message>
        <source>its values lie between 0 and 1, with a median of {0}</source>
        <translation>其数值在 0 和 1 之间，中位数为 {0}</translation>
    </message>
    <message>
        <source>{0} has the same phase everywhere, as an image that was detected and saved as complex numbers: it is despeckled without a phase.</source>
        <translation>{0} 处处相位相同，像是检波后存为复数的影像：不使用相位去斑。</translation>
    </message>
    <message>
        <source>{0} for one tile; the results agree within {1} dB.</source>
        <translation>每个分块 {0}；结果相差不超过 {1} dB。</translation>
    </message>
    <message>
        <source>There is no network of your own named “{0}”; NAME can remove {1}{2}.</source>
        <translation>您没有名为“{0}”的网络；NAME 可移除 {1}{2}。</translation>
    </message>
    <message>
        <source>{0} comes with SAR Despeckle and cannot be removed; NAME takes networks of your own.</source>
        <translation>{0} 是 SAR Despeckle 自带的，不能移除；NAME 只接受您自己的网络。</translation>
    </message>
    <message>
        <source>There is no network named “{0}”, nor any other of your own that NAME could remove.</source>
        <translation>没有名为“{0}”的网络，您也没有可由 NAME 移除的其他网络。</translation>
    </message>
    <message>
        <source>torch does not start ({0}); install it anew as docs/dependencies.md in the plugin&apos;s folder says.</source>
        <translation>torch 无法启动（{0}）；请按插件文件夹中 docs/dependencies.md 的说明重新安装。</translation>
    </message>
    <message>
        <source>Tuning needs the Python package torch, which QGIS does not bring; install it into the QGIS profile as docs/dependencies.md in the plugin&apos;s folder says.</source>
        <translation>微调需要 QGIS 不自带的 Python 包 torch；请按插件文件夹中 docs/dependencies.md 的说明将其安装到 QGIS 配置文件中。</translation>
    </message>
    <message>
        <source>torch does not start with the {0} that another plugin has brought into use; restart QGIS, and tune before that plugin is used.</source>
        <translation>torch 无法与其他插件已加载的 {0} 一起启动；请重启 QGIS，并在使用该插件之前微调。</translation>
    </message>
    <message>
        <source>pip failed ({0}); see its words above, and try again.</source>
        <translation>pip 失败（{0}）；请查看上面的信息后重试。</translation>
    </message>
    <message>
        <source>{0} has no pip; install it (on Debian and Ubuntu the package python3-pip) and try again.</source>
        <translation>{0} 没有 pip；请安装（Debian 和 Ubuntu 上为软件包 python3-pip）后重试。</translation>
    </message>
    <message>
        <source>{0} {1}, {2} MB, since {3}</source>
        <translation>{0} {1}，{2} MB，自 {3}</translation>
    </message>
    <message>
        <source>Cloud optimised GeoTIFF (COG)</source>
        <translation>云优化 GeoTIFF（COG）</translation>
    </message>
    <message>
        <source>Part of a product (VV, IW2 VH)</source>
        <translation>产品的一部分（VV、IW2 VH）</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>结果的格式</translation>
    </message>
    <message>
        <source>Use what the folder has for them, and keep it up</source>
        <translation>使用文件夹中已有的内容，并保持更新</translation>
    </message>
    <message>
        <source>Keep what they will need</source>
        <translation>保留它们将需要的内容</translation>
    </message>
    <message>
        <source>Despeckle all dates anew, and keep what they will need</source>
        <translation>重新对所有日期去斑，并保留它们将需要的内容</translation>
    </message>
    <message>
        <source>Of a series that will grow, copies of the dates in half precision and the super-image are kept in the folder. When you run it again with a new date among the others, only the new one is read and despeckled; the log says so. What is kept takes two thirds as much room as the results.</source>
        <translation>对于还会增长的序列，各日期的半精度副本和超级图像会保留在文件夹中。再次运行并加入新的日期时，只读取并去斑新的日期，日志会说明。保留的内容所占空间是结果的三分之二。</translation>
    </message>
    <message>
        <source>Dates to come</source>
        <translation>今后的日期</translation>
    </message>
    <message>
        <source>Intensity, amplitude, decibel or complex values, calibrated or not; complex values are read as intensity. Several rasters must be on one grid. Products are taken as they are downloaded: Sentinel-1 SAFE folders and zips (levels are not calibrated, and thermal noise is not subtracted), OPERA and NISAR HDF5, EOPF Zarr, and by address (https://, s3://) COG and STAC items or collections.</source>
        <translation>强度、振幅、分贝或复数值，定标与否均可；复数值按强度读取。多个栅格必须在同一格网上。产品可直接使用下载的形式：Sentinel-1 的 SAFE 文件夹和 zip（水平未定标，热噪声未扣除）、OPERA 和 NISAR 的 HDF5、EOPF 的 Zarr，以及通过地址（https://、s3://）访问的 COG 和 STAC 条目或集合。</translation>
    </message>
    <message>
        <source>Of products that hold several images the one to use, by its words, as in VV, IW2 VH or /data/VV. If it is needed, a run without it lists what is inside.</source>
        <translation>产品包含多幅影像时，用其名称中的词指定要用的一幅，如 VV、IW2 VH 或 /data/VV。若必须指定，不填运行时会列出其中的内容。</translation>
    </message>
    <message>
        <source>Cloud optimised GeoTIFFs (COG) have overviews, and can be read over the network in part. Both end in .tif.</source>
        <translation>云优化 GeoTIFF（COG）带有概视图，可通过网络只读取一部分。两者都以 .tif 结尾。</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler, such as tcp://host:8786, whose workers compute the tiles. They need this plugin&apos;s version as a Python package, and the files under the same paths: see docs/cluster.md in the plugin&apos;s folder. Empty works on this machine. The result is the same.</source>
        <translation>Dask 调度器的地址，如 tcp://host:8786，由其 worker 计算分块。它们需要以 Python 包形式安装本插件的同一版本，并能以相同路径访问文件：见插件文件夹中的 docs/cluster.md。留空则在本机上运行。结果相同。</translation>
    </message>
    <message>
        <source>The dates before despeckling: several rasters on one grid, or one whose bands are the dates. Intensity, amplitude, decibel or complex values, or products as they are downloaded.</source>
        <translation>去斑之前的各日期：同一格网上的多个栅格，或以波段为日期的一个栅格。强度、振幅、分贝或复数值，或下载形式的产品。</translation>
    </message>
    <message>
        <source>Runs the networks. About 20 MB are downloaded, and 80 MB taken.</source>
        <translation>运行网络。约下载 20 MB，占用 80 MB。</translation>
    </message>
    <message>
        <source>OpenVINO, optional</source>
        <translation>OpenVINO（可选）</translation>
    </message>
    <message>
        <source>Runs them about twice as fast on many processors of recent years. About 60 MB are downloaded, and 180 MB taken. It is tried on this computer first, and stays only if it is faster and agrees with ONNX Runtime.</source>
        <translation>在许多近年的处理器上运行网络约快一倍。约下载 60 MB，占用 180 MB。会先在本机上试用，只有更快且与 ONNX Runtime 一致时才保留。</translation>
    </message>
    <message>
        <source>Without a network: a folder with the packages&apos; wheels</source>
        <translation>没有网络时：含软件包 wheel 文件的文件夹</translation>
    </message>
    <message>
        <source>{package} is removed. What this QGIS has loaded of it works until QGIS is closed.</source>
        <translation>{package} 已移除。本 QGIS 已加载的部分在关闭 QGIS 之前仍可使用。</translation>
    </message>
    <message>
        <source>{package} could not be removed; the line above gives the reason.</source>
        <translation>无法移除 {package}；原因见上一行。</translation>
    </message>
    <message>
        <source>{package} could not be installed; the line above gives the reason.</source>
        <translation>无法安装 {package}；原因见上一行。</translation>
    </message>
    <message>
        <source>{package} is installed. The network algorithms can be used now.</source>
        <translation>{package} 已安装。现在可以使用网络算法。</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a raster; {1}.</source>
        <translation>{0} 无法作为栅格打开；{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a raster ({1}); {2}.</source>
        <translation>{0} 无法作为栅格打开（{1}）；{2}。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); {2}.</source>
        <translation>无法读取 {0}（{1}）；{2}。</translation>
    </message>
    <message>
        <source>{0} is too large for a description of a product; give a raster.</source>
        <translation>{0} 作为产品说明文件太大；请给出栅格。</translation>
    </message>
    <message>
        <source>{0}: {1} cannot be opened ({2}); download the product again.</source>
        <translation>{0}：无法打开 {1}（{2}）；请重新下载该产品。</translation>
    </message>
    <message>
        <source>{0} cannot be opened as {1} ({2}); it is damaged or was not downloaded to its end: download it again.</source>
        <translation>{0} 无法作为 {1} 打开（{2}）；文件已损坏或未下载完整：请重新下载。</translation>
    </message>
    <message>
        <source>{0} is a Zarr store, which GDAL {1} of this QGIS cannot read; use a QGIS with GDAL 3.4 or newer, or convert it to a GeoTIFF.</source>
        <translation>{0} 是 Zarr 存储，本 QGIS 的 GDAL {1} 无法读取；请使用带 GDAL 3.4 或更新版本的 QGIS，或将其转换为 GeoTIFF。</translation>
    </message>
    <message>
        <source>{0} holds no image {1}; give the file alone to see what it holds.</source>
        <translation>{0} 中没有影像 {1}；请只给出文件以查看其内容。</translation>
    </message>
    <message>
        <source>{0} holds no image of two dimensions; give the raster that it describes.</source>
        <translation>{0} 中没有二维影像；请给出它所描述的栅格。</translation>
    </message>
    <message>
        <source>{0} does not exist or cannot be reached; check the path.</source>
        <translation>{0} 不存在或无法访问；请检查路径。</translation>
    </message>
    <message>
        <source>{0} is a single raster; leave PART empty (BAND chooses one of its bands).</source>
        <translation>{0} 是单个栅格；请将 PART 留空（用 BAND 选择波段）。</translation>
    </message>
    <message>
        <source>{0} holds {1}{2}; choose one with PART, as in PART=&quot;{3}&quot;.</source>
        <translation>{0} 包含 {1}{2}；请用 PART 选择一个，例如 PART=&quot;{3}&quot;。</translation>
    </message>
    <message>
        <source>{0} holds no {1}, only {2}{3}; choose one of these with PART.</source>
        <translation>{0} 中没有 {1}，只有 {2}{3}；请用 PART 选择其中一个。</translation>
    </message>
    <message>
        <source>{0} holds no image in its folder “measurement”; download or unpack the whole product again.</source>
        <translation>{0} 的“measurement”文件夹中没有影像；请重新下载或解压整个产品。</translation>
    </message>
    <message>
        <source>{0} holds no SLC or GRD image (only {1}); give a SLC or GRD product.</source>
        <translation>{0} 中没有 SLC 或 GRD 影像（只有 {1}）；请给出 SLC 或 GRD 产品。</translation>
    </message>
    <message>
        <source>{0} holds no items of its own; give an item, a collection that lists its items, or the answer of a search.</source>
        <translation>{0} 本身不含条目；请给出一个条目、列出其条目的集合，或搜索的结果。</translation>
    </message>
    <message>
        <source>The item {0} in {1} has no asset that is a raster; give another item.</source>
        <translation>{1} 中的条目 {0} 没有栅格资产；请给出其他条目。</translation>
    </message>
    <message>
        <source>{0}: the asset {1} is {2}, which is not there; download it, or correct its address in the item.</source>
        <translation>{0}：资产 {1} 是 {2}，但它不存在；请下载它，或在条目中改正其地址。</translation>
    </message>
    <message>
        <source>{0} is no whole JSON ({1}), as items of STAC are; download it again, or give a raster.</source>
        <translation>{0} 不是完整的 JSON（{1}），而 STAC 条目应当是；请重新下载，或给出栅格。</translation>
    </message>
    <message>
        <source>{0} holds more than {1} items; give a smaller selection.</source>
        <translation>{0} 包含超过 {1} 个条目；请给出更小的选择。</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a zip archive; it is damaged or was not downloaded to its end: download it again.</source>
        <translation>{0} 无法作为 zip 压缩包打开；文件已损坏或未下载完整：请重新下载。</translation>
    </message>
    <message>
        <source>{0} holds neither a SAFE product nor a GeoTIFF; unpack it, and give the raster in it.</source>
        <translation>{0} 中既没有 SAFE 产品也没有 GeoTIFF；请解压，并给出其中的栅格。</translation>
    </message>
    <message>
        <source>{0} does not exist or cannot be reached; check the path and the connection.</source>
        <translation>{0} 不存在或无法访问；请检查路径和连接。</translation>
    </message>
    <message>
        <source>The tiles are computed by the workers of {0}, {1} of them so far.</source>
        <translation>分块由 {0} 的 worker 计算，目前有 {1} 个。</translation>
    </message>
    <message>
        <source>The Dask scheduler at {0} was lost in mid-run, and nothing was written; start it and its workers, and run again.</source>
        <translation>位于 {0} 的 Dask 调度器在运行中断开，没有写出任何内容；请启动它及其 worker，然后重新运行。</translation>
    </message>
    <message>
        <source>The Dask worker {0} has too little memory for a tile; give it more (dask worker --memory-limit), or set a smaller TILE_SIZE.</source>
        <translation>Dask worker {0} 的内存不足以处理一个分块；请给它更多内存（dask worker --memory-limit），或设置较小的 TILE_SIZE。</translation>
    </message>
    <message>
        <source>On the Dask worker {0}: {1}</source>
        <translation>在 Dask worker {0} 上：{1}</translation>
    </message>
    <message>
        <source>The Dask worker {0} has other code of the package sar_despeckle than this plugin; install the plugin&apos;s version there (pip install .), and start the worker anew.</source>
        <translation>Dask worker {0} 上的 sar_despeckle 包与本插件的代码不同；请在那里安装本插件的版本（pip install .），并重新启动该 worker。</translation>
    </message>
    <message>
        <source>CLUSTER is the address of a Dask scheduler, such as tcp://host:8786, not “{0}”; leave it empty to work on this machine.</source>
        <translation>CLUSTER 是 Dask 调度器的地址，如 tcp://host:8786，而不是“{0}”；留空则在本机上运行。</translation>
    </message>
    <message>
        <source>The Dask scheduler at {0} has had no worker for {1} s; start some with: dask worker {2}.</source>
        <translation>位于 {0} 的 Dask 调度器已有 {1} 秒没有 worker；请用以下命令启动：dask worker {2}。</translation>
    </message>
    <message>
        <source>CLUSTER needs the Python package distributed, which QGIS does not bring; install it with QGIS&apos;s Python, beside ONNX Runtime, as docs/cluster.md in the plugin&apos;s folder says: python3 -I -m pip install --only-binary=:all: --target &lt;QGIS profile&gt;/sar_despeckle/python3.x distributed</source>
        <translation>CLUSTER 需要 QGIS 不自带的 Python 包 distributed；请按插件文件夹中 docs/cluster.md 的说明，用 QGIS 的 Python 将其安装在 ONNX Runtime 旁边：python3 -I -m pip install --only-binary=:all: --target &lt;QGIS profile&gt;/sar_despeckle/python3.x distributed</translation>
    </message>
    <message>
        <source>The Dask {0} runs Python {1}, and QGIS here {2}; start the cluster with Python {3}.</source>
        <translation>Dask（{0}）使用 Python {1}，而此处的 QGIS 使用 {2}；请用 Python {3} 启动集群。</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {0} ({1}); check CLUSTER and the network, or start one with: dask scheduler.</source>
        <translation>{0} 处没有 Dask 调度器应答（{1}）；请检查 CLUSTER 和网络，或用以下命令启动：dask scheduler。</translation>
    </message>
    <message>
        <source>Dask gave a tile up because several workers were lost with it, most likely for want of memory; give them more (dask worker --memory-limit), or set a smaller TILE_SIZE.</source>
        <translation>Dask 放弃了一个分块，因为多个 worker 在处理它时丢失，很可能是内存不足；请给它们更多内存（dask worker --memory-limit），或设置较小的 TILE_SIZE。</translation>
    </message>
    <message>
        <source>A Dask worker does not have this version of the package sar_despeckle ({0}); install it there from the plugin&apos;s checkout: pip install .</source>
        <translation>某个 Dask worker 没有此版本的 sar_despeckle 包（{0}）；请在那里从本插件的源码安装：pip install .</translation>
    </message>
    <message>
        <source>The Dask worker {0} does not see {1}; put inputs and results into a folder that this machine and all workers have under one path.</source>
        <translation>Dask worker {0} 看不到 {1}；请将输入和结果放在本机和所有 worker 都以同一路径访问的文件夹中。</translation>
    </message>
    <message>
        <source>The mean of {0} is too large for float32; make the largest values nodata.</source>
        <translation>{0} 的均值对 float32 来说太大；请将最大的值设为无数据。</translation>
    </message>
    <message>
        <source>OpenVINO was tried on another processor, {0}, and is to be installed again</source>
        <translation>OpenVINO 是在另一处理器 {0} 上试用的，需要重新安装</translation>
    </message>
    <message>
        <source>OpenVINO cannot run {0} ({1})</source>
        <translation>OpenVINO 无法运行 {0}（{1}）</translation>
    </message>
    <message>
        <source>OpenVINO does not start ({0})</source>
        <translation>OpenVINO 无法启动（{0}）</translation>
    </message>
    <message>
        <source>OpenVINO fails with the network {0} on a tile of {1} × {2} pixels ({3}); set a smaller TILE_SIZE, or remove OpenVINO again with Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime.</source>
        <translation>OpenVINO 用网络 {0} 处理 {1} × {2} 像素的分块时失败（{3}）；请设置较小的 TILE_SIZE，或通过“插件 ‣ SAR Despeckle ‣ 安装 ONNX Runtime”移除 OpenVINO。</translation>
    </message>
    <message>
        <source>What the package index sent is not the {0} that this plugin was tested with, so nothing was installed; see which index pip is told to use (PIP_INDEX_URL, pip.conf).</source>
        <translation>软件包索引给出的不是本插件测试过的 {0}，因此没有安装任何内容；请查看 pip 所用的索引（PIP_INDEX_URL、pip.conf）。</translation>
    </message>
    <message>
        <source>The package index has no {0} {1}, or cannot be reached; see whether this computer is online, and needs a proxy, or give a folder with the wheel.</source>
        <translation>软件包索引中没有 {0}（{1}），或无法访问；请检查计算机是否联网、是否需要代理，或给出含 wheel 文件的文件夹。</translation>
    </message>
    <message>
        <source>{0} has no wheel of {1} {2} in the version that {3} names; on a computer with a network run &apos;pip download --no-deps {4}==…&apos; for that version.</source>
        <translation>{0} 中没有 {3} 所指定版本的 {1} wheel 文件（{2}）；请在有网络的计算机上运行 &apos;pip download --no-deps {4}==…&apos; 下载该版本。</translation>
    </message>
    <message>
        <source>Trying it beside ONNX Runtime …</source>
        <translation>正在与 ONNX Runtime 对比试用……</translation>
    </message>
    <message>
        <source>Nothing of {0} is in {1} any more.</source>
        <translation>{1} 中已没有 {0} 的任何内容。</translation>
    </message>
    <message>
        <source>KEEP needs whole rasters and one super-image for all dates: leave EXTENT empty, and choose another SUPERIMAGE_METHOD than the binary-weighted mean.</source>
        <translation>KEEP 需要完整的栅格，以及所有日期共用的一幅超级图像：请将 EXTENT 留空，并选择二值加权均值以外的 SUPERIMAGE_METHOD。</translation>
    </message>
    <message>
        <source>{0} of the {1} dates are reused as {2} has them, with the speckle that was measured, and neither read nor written; new: {3}.</source>
        <translation>{1} 个日期中有 {0} 个按 {2} 中的内容沿用，斑点取已测得的结果，既不读取也不写出；新的：{3}。</translation>
    </message>
    <message>
        <source>{0} cannot be used, so all dates are despeckled: {1}.</source>
        <translation>{0} 无法使用，因此对所有日期去斑：{1}。</translation>
    </message>
    <message>
        <source>Keeping what new dates will need</source>
        <translation>正在保留新日期将需要的内容</translation>
    </message>
    <message>
        <source>Kept for new dates: {0} MiB in {1}, beside {2} MiB of results.</source>
        <translation>为新日期保留：{1} 中 {0} MiB，结果为 {2} MiB。</translation>
    </message>
    <message>
        <source>{0} of the {1} results before would change by more than {2} dB: {3}{4}. KEEP=2 makes them anew.</source>
        <translation>此前的 {1} 个结果中有 {0} 个将改变超过 {2} dB：{3}{4}。KEEP=2 会重新生成它们。</translation>
    </message>
    <message>
        <source>None of the {0} results before would change by more than {1} dB.</source>
        <translation>此前的 {0} 个结果都不会改变超过 {1} dB。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>{0} has no bands of its own; give one of its subdatasets, such as {1}.</source>
        <translation>{0} 本身没有波段；请给出它的一个子数据集，例如 {1}。</translation>
    </message>
    <message>
        <source>{0} has no bands of its own; give one of its subdatasets.</source>
        <translation>{0} 本身没有波段；请给出它的一个子数据集。</translation>
    </message>
    <message>
        <source>give a raster file that QGIS can show</source>
        <translation>请给出 QGIS 能显示的栅格文件</translation>
    </message>
    <message>
        <source>check the address and the connection, or download it first</source>
        <translation>请检查地址和连接，或先下载</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>请检查路径</translation>
    </message>
    <message>
        <source>check the address and the connection</source>
        <translation>请检查地址和连接</translation>
    </message>
    <message>
        <source>Sentinel-1 products are taken as they are: levels are not calibrated and thermal noise is not subtracted; SNAP, s1ard or OPERA&apos;s RTC products do that.</source>
        <translation>Sentinel-1 产品按原样使用：水平未定标，热噪声未扣除；SNAP、s1ard 或 OPERA 的 RTC 产品会做这些处理。</translation>
    </message>
    <message>
        <source>{0}: {1} % of the pixels are noise along the borders, which ESA&apos;s processor wrote before its version 2.9; they count as missing.</source>
        <translation>{0}：{1} % 的像素是边缘噪声，由 2.9 版之前的 ESA 处理器写入；按缺失处理。</translation>
    </message>
    <message>
        <source>it was made with another {0}</source>
        <translation>它是用不同的设置（{0}）生成的</translation>
    </message>
    <message>
        <source>no date is new</source>
        <translation>没有新的日期</translation>
    </message>
    <message>
        <source>{0} comes before the date that the looks were measured on</source>
        <translation>{0} 早于测量视数所用的日期</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} 已损坏</translation>
    </message>
    <message>
        <source>{0} was removed</source>
        <translation>{0} 已被移除</translation>
    </message>
    <message>
        <source>{0} is not among the dates any more</source>
        <translation>{0} 已不在各日期之中</translation>
    </message>
    <message>
        <source>{0} has changed since then</source>
        <translation>{0} 此后有改动</translation>
    </message>
    <message>
        <source>its result {0} was changed or removed</source>
        <translation>其结果 {0} 已被修改或移除</translation>
    </message>
    <message>
        <source>another version of SAR Despeckle wrote it</source>
        <translation>它由另一版本的 SAR Despeckle 写出</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>the {0} is {1} dB away from ONNX Runtime</source>
        <translation>{0} 与 ONNX Runtime 相差 {1} dB</translation>
    </message>
    <message>
        <source>the {0} is {1} dB away from the CPU</source>
        <translation>{0} 与 CPU 相差 {1} dB</translation>
    </message>
    <message>
        <source>it takes {0} times as long as ONNX Runtime</source>
        <translation>其耗时是 ONNX Runtime 的 {0} 倍</translation>
    </message>
    <message>
        <source>its results are {0} away from those of ONNX Runtime</source>
        <translation>其结果与 ONNX Runtime 相差 {0}</translation>
    </message>
    <message>
        <source>{0} times as fast as ONNX Runtime here, with results within {1}</source>
        <translation>在此处速度是 ONNX Runtime 的 {0} 倍，结果相差不超过 {1}</translation>
    </message>
    <message>
        <source>it breaks the process in which it is tried ({0})</source>
        <translation>它使试用它的进程中断（{0}）</translation>
    </message>
    <message>
        <source>Installed in {0}: {1}</source>
        <translation>已安装到 {0}：{1}</translation>
    </message>
    <message>
        <source>it takes more than {0} seconds for a few tiles</source>
        <translation>处理几个分块就超过 {0} 秒</translation>
    </message>
    <message>
        <source>{0} dB (at a pixel {1} dB)</source>
        <translation>{0} dB（单个像素 {1} dB）</translation>
    </message>
    <message>
        <source>{0} {1} ({2}, SHA-256 {3}) for Python {4}, {5}</source>
        <translation>{0} {1}（{2}，SHA-256 {3}），适用于 Python {4}，{5}</translation>
    </message>
    <message>
        <source>GeoTIFF</source>
        <translation>GeoTIFF</translation>
    </message>
    <message>
        <source>Dask scheduler (empty: this machine)</source>
        <translation>Dask 调度器（留空：本机）</translation>
    </message>
    <message>
        <source>&lt;p&gt;First the dates are combined into a super-image, which a network cleans. Then every date is despeckled with its help: through the ratio of the two or, with &lt;b&gt;guided&lt;/b&gt;, by a network that sees both. &lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes the ratio, and &lt;b&gt;lean-slc&lt;/b&gt; for single-look series, &lt;b&gt;lean-grd&lt;/b&gt; for multilooked ones (GRD, RTC).&lt;/p&gt; &lt;p&gt;The default super-image, the &lt;b&gt;mean of the unchanged dates&lt;/b&gt;, holds the usual level of each place, so that ships, full car parks or harvested fields do not leak into the other dates. With fewer than five dates it is the temporal mean.&lt;/p&gt; &lt;p&gt;Where the ground stays coherent between the dates (deserts, rock, towns) they share their speckle, and no mean removes it. That is measured, told, and every date is then despeckled by itself.&lt;/p&gt; &lt;p&gt;&lt;b&gt;mulog&lt;/b&gt; and &lt;b&gt;rulog&lt;/b&gt; are no networks but the methods of RABASAR, on the ratio. &lt;b&gt;rulog&lt;/b&gt; knows how many looks the super-image has.&lt;/p&gt; &lt;p&gt;Use it for places that mostly stay as they are. A large field that became brighter at one date keeps its brightness, and one that became darker its darkness; roads, channels and floods stay. Do not use it to look for changes of a few pixels at single dates: in single-look series they are mostly lost. Look at the date itself, by &lt;i&gt;Despeckle image&lt;/i&gt;, before you call a place unchanged. In multilooked series nine tenths of such a change stay, but with &lt;b&gt;guided&lt;/b&gt; less than half.&lt;/p&gt; &lt;p&gt;At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the same area. Dates are recognised from metadata and file names, and their order is printed.&lt;/p&gt; &lt;p&gt;The output folder gets one file per date, called &lt;i&gt;name&lt;/i&gt;_despeckled.tif after its raster, in the same scale and with the same nodata value; of complex rasters the intensity is written. It may be the folder of the inputs. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;If dates will be added to the series, set &lt;b&gt;KEEP&lt;/b&gt; to 1. When you run it again with a new date, only that one is read and despeckled, and the log tells which of the older results would change noticeably.&lt;/p&gt; &lt;p&gt;Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation>&lt;p&gt;首先将各日期合成一幅超级图像，并由网络去斑。然后借助它对每个日期去斑：通过二者的比值，或者用 &lt;b&gt;guided&lt;/b&gt; 这个同时看到两者的网络。&lt;b&gt;auto&lt;/b&gt; 会分析斑点：它采用比值，单视序列用 &lt;b&gt;lean-slc&lt;/b&gt;，多视序列（GRD、RTC）用 &lt;b&gt;lean-grd&lt;/b&gt;。&lt;/p&gt; &lt;p&gt;默认的超级图像是&lt;b&gt;未变化日期的均值&lt;/b&gt;，保存每个地点的通常水平，使船只、停满的停车场或收割后的田地不会渗入其他日期。少于五个日期时，它就是时间均值。&lt;/p&gt; &lt;p&gt;地面在各日期间保持相干的地方（沙漠、岩石、城镇），各日期的斑点相同，任何平均都无法去除。程序会测量并提示，然后对每个日期单独去斑。&lt;/p&gt; &lt;p&gt;&lt;b&gt;mulog&lt;/b&gt; 和 &lt;b&gt;rulog&lt;/b&gt; 不是网络，而是 RABASAR 中作用于比值的方法。&lt;b&gt;rulog&lt;/b&gt; 知道超级图像有多少视。&lt;/p&gt; &lt;p&gt;本算法适用于大体保持不变的地方。某一日期变亮的大片田地保持其亮度，变暗的保持其暗度；道路、河道和洪水得以保留。不要用它寻找单个日期中只有几个像素的变化：在单视序列中它们大多会丢失。在断定一个地点没有变化之前，请用&lt;i&gt;单幅影像去斑&lt;/i&gt;查看该日期本身。在多视序列中，这样的变化可保留十分之九，而用 &lt;b&gt;guided&lt;/b&gt; 则不到一半。&lt;/p&gt; &lt;p&gt;至少需要两个日期；约十个以上时，相对单幅影像的改善很大。各日期不必覆盖同一范围。日期从元数据和文件名中识别，其顺序会显示出来。&lt;/p&gt; &lt;p&gt;输出文件夹中每个日期得到一个文件，按其栅格命名为 &lt;i&gt;名称&lt;/i&gt;_despeckled.tif，标度和无数据值不变；复数栅格写出强度。它可以是输入所在的文件夹。其中不是由 SAR Despeckle 写出的文件绝不会被替换。&lt;/p&gt; &lt;p&gt;如果序列以后还会增加日期，请将 &lt;b&gt;KEEP&lt;/b&gt; 设为 1。加入新的日期再次运行时，只读取并去斑该日期，日志会指出此前哪些结果将有明显变化。&lt;/p&gt; &lt;p&gt;比值：Dalsasso et al. 2021。网络由 SAR Despeckle 训练。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every date is divided by the super-image; the network despeckles the ratio, and the result is multiplied by the super-image again. So the scene need not be found under the speckle a second time, and large changes remain. &lt;b&gt;guided&lt;/b&gt; sees both images instead of their ratio. &lt;b&gt;sar2sar-ratio&lt;/b&gt; is made for ratios. &lt;b&gt;mulog&lt;/b&gt; despeckles the ratio as RABASAR does, and &lt;b&gt;rulog&lt;/b&gt; also knows how many looks the super-image has: with a super-image of few looks that matters.&lt;/p&gt; &lt;p&gt;The &lt;b&gt;super-image&lt;/b&gt; has one band for all dates, or one band per date. &lt;b&gt;Change&lt;/b&gt; is the despeckled ratio: 1 (0 dB) where the date equals the super-image.&lt;/p&gt; &lt;p&gt;Use it with a super-image that you have, such as that of a longer series; &lt;i&gt;Despeckle time series&lt;/i&gt; makes its own. Do not use it with a super-image that holds what came and went, which leaks into the dates, nor to look for changes of a few pixels in single-look dates, which are weakened.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每个日期除以超级图像；网络对比值去斑，结果再乘以超级图像。这样无需第二次在斑点下寻找场景，较大的变化得以保留。&lt;b&gt;guided&lt;/b&gt; 看到两幅影像而非其比值。&lt;b&gt;sar2sar-ratio&lt;/b&gt; 专用于比值。&lt;b&gt;mulog&lt;/b&gt; 如 RABASAR 那样对比值去斑，&lt;b&gt;rulog&lt;/b&gt; 还知道超级图像有多少视：超级图像视数较少时这很重要。&lt;/p&gt; &lt;p&gt;&lt;b&gt;超级图像&lt;/b&gt;可以是所有日期共用一个波段，或每个日期一个波段。&lt;b&gt;变化&lt;/b&gt;是去斑后的比值：日期与超级图像相等处为 1（0 dB）。&lt;/p&gt; &lt;p&gt;当您已有超级图像（例如来自更长的序列）时使用；&lt;i&gt;时间序列去斑&lt;/i&gt;会自己制作。不要使用含有来去之物的超级图像，它们会渗入各日期；也不要用来寻找单视日期中几个像素的变化，它们会被削弱。&lt;/p&gt; &lt;p&gt;Zhao et al. 2019（RABASAR）；Dalsasso et al. 2021。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>With EXTENT: that part as it will look in the whole series, whose levels are measured on samples spread over it. Without this, the part is despeckled as a series of its own.</source>
        <translation>与 EXTENT 一起使用：该部分与处理整个序列后的样子一致，整个序列的水平由遍布其上的样本测得。不选时，该部分作为单独的序列处理。</translation>
    </message>
    <message>
        <source>Preview of the whole series in EXTENT</source>
        <translation>在 EXTENT 内预览整个序列</translation>
    </message>
    <message>
        <source>ENL before</source>
        <translation>之前的 ENL</translation>
    </message>
    <message>
        <source>ENL after</source>
        <translation>之后的 ENL</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素数</translation>
    </message>
    <message>
        <source>Equivalent number of looks, if it is one surface: {before} before, {after} after.</source>
        <translation>等效视数（若为同一地表）：之前 {before}，之后 {after}。</translation>
    </message>
    <message>
        <source>It is large: {read} of its {all} tiles were read, spread over it.</source>
        <translation>多边形较大：读取了其 {all} 个分块中均匀分布的 {read} 个。</translation>
    </message>
    <message>
        <source>The polygon holds no pixel with data; draw a larger one, or draw it elsewhere.</source>
        <translation>多边形内没有含数据的像素；请画大一些，或画在别处。</translation>
    </message>
    <message>
        <source>Both are of the part of it that has results.</source>
        <translation>两者均取自多边形中有结果的部分。</translation>
    </message>
    <message>
        <source>{number} pixels</source>
        <translation>{number} 个像素</translation>
    </message>
    <message>
        <source>Equivalent number of looks, if it is one surface: {looks}.</source>
        <translation>等效视数（若为同一地表）：{looks}。</translation>
    </message>
    <message>
        <source>A pixel or a polygon that you choose on the map is plotted here over the dates.</source>
        <translation>在地图上选择像素或多边形，其随日期的变化将绘制在此处。</translation>
    </message>
    <message>
        <source>Draw on the map: the polygon&apos;s means over the dates.</source>
        <translation>在地图上绘制：多边形内的均值随日期的变化。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>SAR Despeckle: reading values</source>
        <translation>SAR Despeckle：读取数值</translation>
    </message>
    <message>
        <source>Plot a polygon</source>
        <translation>绘制多边形</translation>
    </message>
    <message>
        <source>Click each corner; a double click or a right click closes the polygon. Backspace removes the last corner, Escape all.</source>
        <translation>依次单击各顶点；双击或右键单击闭合多边形。退格键移除最后一个顶点，Esc 键移除全部。</translation>
    </message>
    <message>
        <source>The networks need ONNX Runtime. All packages are free, come from PyPI, and are installed into this QGIS profile only; QGIS&apos;s own Python stays as it is.</source>
        <translation>网络需要 ONNX Runtime。所有软件包都是自由软件，来自 PyPI，仅安装到此 QGIS 配置文件中；QGIS 自己的 Python 保持不变。</translation>
    </message>
    <message>
        <source>WebGPU, optional</source>
        <translation>WebGPU（可选）</translation>
    </message>
    <message>
        <source>Runs them on the graphics card, of any maker. About 10 MB are downloaded, and 30 MB taken. It is tried on this computer first, as OpenVINO is. It is experimental: a driver may fail.</source>
        <translation>在任意厂商的显卡上运行网络。约下载 10 MB，占用 30 MB。与 OpenVINO 一样会先在本机上试用。尚属实验性质：驱动程序可能出错。</translation>
    </message>
    <message>
        <source>{kept} of {all} pairs passed the checks. Each is shown with its reference at the right, in decibels, every picture with its own stretch. Take the tick from those that should not be trained on, save, and put the file in the place of {name}.</source>
        <translation>{all} 对中有 {kept} 对通过检查。每对的参考影像在右侧，以分贝显示，每幅图使用各自的拉伸。取消勾选不应用于训练的样本对，保存，并用该文件替换 {name}。</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-Hans</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>训练样本对</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>保存 {name}</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>constant area</source>
        <translation>恒定区域</translation>
    </message>
    <message>
        <source>few similar pixels</source>
        <translation>相似像素少</translation>
    </message>
    <message>
        <source>change in time</source>
        <translation>随时间的变化</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>residual speckle</source>
        <translation>残余斑点</translation>
    </message>
    <message>
        <source>the darkest quarter</source>
        <translation>最暗的四分之一</translation>
    </message>
    <message>
        <source>the darker half</source>
        <translation>较暗的一半</translation>
    </message>
    <message>
        <source>the brighter half</source>
        <translation>较亮的一半</translation>
    </message>
    <message>
        <source>the brightest quarter</source>
        <translation>最亮的四分之一</translation>
    </message>
    <message>
        <source>has lost resolution: edges and lines of the scene are left in the ratio</source>
        <translation>损失了分辨率：场景的边缘和线条留在了比值中</translation>
    </message>
    <message>
        <source>resolution lost</source>
        <translation>分辨率损失</translation>
    </message>
    <message>
        <source>bias by level</source>
        <translation>随水平变化的偏差</translation>
    </message>
    <message>
        <source>overall bias</source>
        <translation>整体偏差</translation>
    </message>
    <message>
        <source>speckle kept</source>
        <translation>残留斑点</translation>
    </message>
    <message>
        <source>seam</source>
        <translation>接缝</translation>
    </message>
    <message>
        <source>pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <source>ghost target</source>
        <translation>虚假目标</translation>
    </message>
    <message>
        <source>lost change</source>
        <translation>丢失的变化</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>位移</translation>
    </message>
    <message>
        <source>The bars follow the line: what was removed is speckle and nothing else. A narrower hill means that speckle was left in the result; a hill beside 1, that the result is too bright or too dark.</source>
        <translation>柱形与曲线一致：去除的是斑点，别无其他。峰更窄说明结果中残留斑点；峰偏离 1 说明结果过亮或过暗。</translation>
    </message>
    <message>
        <source>Near 0 from a distance of 2 pixels on: speckle is alike over one or two pixels only. What is above 0 further out is structure of the scene that the result has lost; what is below, a filter that follows the speckle.</source>
        <translation>从 2 个像素的距离起接近 0：斑点只在一两个像素内相似。更远处高于 0 的是结果所丢失的场景结构；低于 0 的说明滤波器跟随了斑点。</translation>
    </message>
    <message>
        <source>Smooth where the dotted lines cross it, at patterns of 4 pixels (0.25) and of 2 pixels (0.5). A spike there is a grid in the result: here {four} dB and {two} dB; up to 0.06 dB is harmless.</source>
        <translation>与虚线相交处（4 个像素的图案为 0.25，2 个像素的为 0.5）应平滑。该处的尖峰是结果中的网格：此处为 {four} dB 和 {two} dB；不超过 0.06 dB 无害。</translation>
    </message>
    <message>
        <source>Both lines rise together: edges are as sharp and as high as in the date. A result that rises more slowly is blurred. EPD-ROA is {value}; 1 keeps all contrast, 0.9 is usual.</source>
        <translation>两条线同步上升：边缘与原日期同样锐利、同样高。上升较慢的结果是模糊的。EPD-ROA 为 {value}；1 保留全部对比度，0.9 属正常。</translation>
    </message>
    <message>
        <source>All bars within the whiskers (two standard errors) of 0, or of each other: the level is right in dark and in bright areas. Up to {harmless} % is harmless.</source>
        <translation>所有柱形与 0 或彼此之差都在须线（两倍标准误差）之内：暗区和亮区的水平都正确。不超过 {harmless} % 无害。</translation>
    </message>
    <message>
        <source>Squares are homogeneous zones, where the date shows nothing but speckle; crosses are the rest. The brighter a square, the smoother the result. Good results reach many times the {looks} of the date.</source>
        <translation>方块是均匀区，该日期在此只有斑点；叉号为其余部分。方块越亮，结果越平滑。好的结果可达到原日期 {looks}的许多倍。</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>speckle of {looks}</source>
        <translation>{looks}的斑点</translation>
    </message>
    <message>
        <source>date / result</source>
        <translation>日期 / 结果</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Histogram of the ratio</source>
        <translation>比值的直方图</translation>
    </message>
    <message>
        <source>pixels apart</source>
        <translation>相隔像素数</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Autocorrelation of the ratio</source>
        <translation>比值的自相关</translation>
    </message>
    <message>
        <source>cycles per pixel</source>
        <translation>每像素周期数</translation>
    </message>
    <message>
        <source>Spectrum of the result</source>
        <translation>结果的频谱</translation>
    </message>
    <message>
        <source>pixels from the edge, dark side to bright side</source>
        <translation>距边缘的像素数，由暗侧到亮侧</translation>
    </message>
    <message>
        <source>bright side = 1</source>
        <translation>亮侧 = 1</translation>
    </message>
    <message>
        <source>Profile across the strongest edges</source>
        <translation>最强边缘的剖面</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>level of the result in dB</source>
        <translation>结果的水平（dB）</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Bias by level</source>
        <translation>随水平变化的偏差</translation>
    </message>
    <message>
        <source>ENL of the result, and homogeneous zones</source>
        <translation>结果的 ENL 与均匀区</translation>
    </message>
    <message>
        <source>along columns</source>
        <translation>沿列</translation>
    </message>
    <message>
        <source>along rows</source>
        <translation>沿行</translation>
    </message>
    <message>
        <source>, not homogeneous</source>
        <translation>，非均匀</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Worst place</source>
        <translation>最严重处</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>Mean before</source>
        <translation>之前的均值</translation>
    </message>
    <message>
        <source>Mean after</source>
        <translation>之后的均值</translation>
    </message>
    <message>
        <source>Ratio mean</source>
        <translation>比值均值</translation>
    </message>
    <message>
        <source>Ratio variance</source>
        <translation>比值方差</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Peak loss</source>
        <translation>峰值损失</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>残留</translation>
    </message>
    <message>
        <source>the more, the smoother; 5 times as many is little</source>
        <translation>越大越平滑；5 倍算少</translation>
    </message>
    <message>
        <source>all dates</source>
        <translation>所有日期</translation>
    </message>
    <message>
        <source>{number} standard errors</source>
        <translation>{number} 倍标准误差</translation>
    </message>
    <message>
        <source>cannot be told: no homogeneous zone</source>
        <translation>无法确定：没有均匀区</translation>
    </message>
    <message>
        <source>Ratio, mean</source>
        <translation>比值，均值</translation>
    </message>
    <message>
        <source>1 is ideal; 0.95 to 1.02 is usual</source>
        <translation>1 为理想；0.95 至 1.02 属正常</translation>
    </message>
    <message>
        <source>Ratio, variance</source>
        <translation>比值，方差</translation>
    </message>
    <message>
        <source>{ideal} = 1/L is ideal; less: speckle was kept</source>
        <translation>{ideal} = 1/L 为理想；更小说明残留斑点</translation>
    </message>
    <message>
        <source>Bias overall</source>
        <translation>整体偏差</translation>
    </message>
    <message>
        <source>0 is ideal; up to 5 % is harmless</source>
        <translation>0 为理想；不超过 5 % 无害</translation>
    </message>
    <message>
        <source>Bias by zone</source>
        <translation>分区偏差</translation>
    </message>
    <message>
        <source>nine of ten zones; 0 in the middle</source>
        <translation>十分之九的区；中间为 0</translation>
    </message>
    <message>
        <source>1 keeps the contrast of edges; 0.9 is usual</source>
        <translation>1 保留边缘对比度；0.9 属正常</translation>
    </message>
    <message>
        <source>0 is ideal; below 10 is good</source>
        <translation>0 为理想；低于 10 为好</translation>
    </message>
    <message>
        <source>Points’ peak loss</source>
        <translation>点目标的峰值损失</translation>
    </message>
    <message>
        <source>median of {number}; below 0.5 dB is good</source>
        <translation>{number} 个的中位数；低于 0.5 dB 为好</translation>
    </message>
    <message>
        <source>Speckle kept</source>
        <translation>残留斑点</translation>
    </message>
    <message>
        <source>0 is ideal; 4 % is usual</source>
        <translation>0 为理想；4 % 属正常</translation>
    </message>
    <message>
        <source>Structure in the ratio</source>
        <translation>比值中的结构</translation>
    </message>
    <message>
        <source>0 is ideal; up to 0.02 is usual</source>
        <translation>0 为理想；不超过 0.02 属正常</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>位移</translation>
    </message>
    <message>
        <source>0 is ideal; below 0.25 is harmless</source>
        <translation>0 为理想；低于 0.25 无害</translation>
    </message>
    <message>
        <source>the higher the better; compare results of one scene</source>
        <translation>越高越好；请比较同一场景的结果</translation>
    </message>
    <message>
        <source>1 is ideal; compare results of one scene</source>
        <translation>1 为理想；请比较同一场景的结果</translation>
    </message>
    <message>
        <source>1 look</source>
        <translation>1 视</translation>
    </message>
    <message>
        <source>{number} looks</source>
        <translation>{number} 视</translation>
    </message>
    <message>
        <source>{number} million of them looked at, spread evenly</source>
        <translation>其中均匀分布的 {number} 百万个已查看</translation>
    </message>
    <message>
        <source>all of them looked at</source>
        <translation>全部已查看</translation>
    </message>
    <message>
        <source>{result}, made from {image}</source>
        <translation>{result}，由 {image} 得到</translation>
    </message>
    <message>
        <source>, and {number} more dates</source>
        <translation>，以及另外 {number} 个日期</translation>
    </message>
    <message>
        <source>; reference {name}</source>
        <translation>；参考 {name}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>The series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>所有日期</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>A narrow hill at 0: most of the area is at its usual level, and what stands apart are changes. A wide hill means that speckle, or the weather, moves everything.</source>
        <translation>0 处的窄峰：大部分面积处于其通常水平，偏离的是变化。宽峰说明斑点或天气使一切波动。</translation>
    </message>
    <message>
        <source>The area that differs by more than {limit} dB from its median over the dates. Dates in yellow differ from the others: by what happened on the ground, or by how they were despeckled.</source>
        <translation>与其各日期中位数相差超过 {limit} dB 的面积。黄色的日期与其他日期不同：或因地面发生了变化，或因去斑方式不同。</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>dB beside the median of all dates</source>
        <translation>相对所有日期中位数的 dB</translation>
    </message>
    <message>
        <source>per cent of the area</source>
        <translation>面积百分比</translation>
    </message>
    <message>
        <source>Changes in the results</source>
        <translation>结果中的变化</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已变化</translation>
    </message>
    <message>
        <source>Dates that differ</source>
        <translation>有差异的日期</translation>
    </message>
    <message>
        <source>Mean of each date</source>
        <translation>各日期的均值</translation>
    </message>
    <message>
        <source>Both lines coincide: despeckling keeps the mean of every date, within 0.1 or 0.2 dB.</source>
        <translation>两条线重合：去斑保持各日期的均值，误差在 0.1 或 0.2 dB 以内。</translation>
    </message>
    <message>
        <source>After is far above before, and alike at all dates. A date that stays behind was despeckled less.</source>
        <translation>之后远高于之前，且各日期相近。落后的日期去斑较少。</translation>
    </message>
    <message>
        <source>Swipe: before at the left, after at the right. Wheel, two fingers or double click zoom all pictures; rings mark the findings</source>
        <translation>卷帘：左为之前，右为之后。滚轮、双指或双击缩放所有图像；圆圈标出发现的问题</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Ratio: date / result</source>
        <translation>比值：日期 / 结果</translation>
    </message>
    <message>
        <source>{who} {says}{more}; the worst place is {place}.</source>
        <translation>{who} {says}{more}；最严重处为 {place}。</translation>
    </message>
    <message>
        <source>Also found: {others}; the table below has them all.</source>
        <translation>还发现：{others}；下表列出全部。</translation>
    </message>
    <message>
        <source>, and so do {number} more dates</source>
        <translation>，另有 {number} 个日期也如此</translation>
    </message>
    <message>
        <source>, and so does 1 more date</source>
        <translation>，另有 1 个日期也如此</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing was found that speaks against {result}: no lost resolution, bias, kept speckle, seam, grid, ghost or lost change beyond what chance and practice allow.</source>
        <translation>未发现不利于 {result} 的问题：没有超出偶然和实际允许范围的分辨率损失、偏差、残留斑点、接缝、网格、虚假目标或丢失的变化。</translation>
    </message>
    <message>
        <source>There is no homogeneous zone, so the ENL cannot be told.</source>
        <translation>没有均匀区，因此无法确定 ENL。</translation>
    </message>
    <message>
        <source>The equivalent number of looks rises from {before} to {after}.</source>
        <translation>等效视数由 {before} 升至 {after}。</translation>
    </message>
    <message>
        <source>the {number} dates</source>
        <translation>这 {number} 个日期</translation>
    </message>
    <message>
        <source>Whole raster</source>
        <translation>整个栅格</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>Most structure</source>
        <translation>结构最多处</translation>
    </message>
    <message>
        <source>Most homogeneous</source>
        <translation>最均匀处</translation>
    </message>
    <message>
        <source>shows a target of {0} dB that the date does not have</source>
        <translation>出现了该日期没有的 {0} dB 目标</translation>
    </message>
    <message>
        <source>{0}, and {1} more</source>
        <translation>{0}，另有 {1} 处</translation>
    </message>
    <message>
        <source>is shifted by about {0}</source>
        <translation>偏移约 {0}</translation>
    </message>
    <message>
        <source>{0} pixels to the right</source>
        <translation>向右 {0} 个像素</translation>
    </message>
    <message>
        <source>{0} pixels to the left</source>
        <translation>向左 {0} 个像素</translation>
    </message>
    <message>
        <source>{0} pixels down</source>
        <translation>向下 {0} 个像素</translation>
    </message>
    <message>
        <source>{0} pixels up</source>
        <translation>向上 {0} 个像素</translation>
    </message>
    <message>
        <source>is shifted by about {0} and {1}</source>
        <translation>偏移约 {0}和{1}</translation>
    </message>
    <message>
        <source>keeps {0} % of the speckle</source>
        <translation>残留 {0} % 的斑点</translation>
    </message>
    <message>
        <source>is {0} % too dark in {1} of its levels</source>
        <translation>在其水平的{1}中偏暗 {0} %</translation>
    </message>
    <message>
        <source>is {0} % ({1} dB) too dark everywhere</source>
        <translation>处处偏暗 {0} %（{1} dB）</translation>
    </message>
    <message>
        <source>is {0} % too bright in {1} of its levels</source>
        <translation>在其水平的{1}中偏亮 {0} %</translation>
    </message>
    <message>
        <source>is {0} % ({1} dB) too bright everywhere</source>
        <translation>处处偏亮 {0} %（{1} dB）</translation>
    </message>
    <message>
        <source>{0} (below {1} dB)</source>
        <translation>{0}（低于 {1} dB）</translation>
    </message>
    <message>
        <source>{0}; was its scale read right?</source>
        <translation>{0}；其标度读取正确吗？</translation>
    </message>
    <message>
        <source>has lost a change: the date is {0} dB darker than the result over about {1} pixels</source>
        <translation>丢失了变化：在约 {1} 个像素的范围内，该日期比结果暗 {0} dB</translation>
    </message>
    <message>
        <source>has lost a change: the date is {0} dB brighter than the result over about {1} pixels</source>
        <translation>丢失了变化：在约 {1} 个像素的范围内，该日期比结果亮 {0} dB</translation>
    </message>
    <message>
        <source>has a grid of {0} pixels, {1} dB strong</source>
        <translation>有周期 {0} 个像素、强度 {1} dB 的网格</translation>
    </message>
    <message>
        <source>has a seam of {0} dB along row {1}</source>
        <translation>沿第 {1} 行有 {0} dB 的接缝</translation>
    </message>
    <message>
        <source>has a seam of {0} dB along column {1}</source>
        <translation>沿第 {1} 列有 {0} dB 的接缝</translation>
    </message>
    <message>
        <source>WebGPU was tried on another GPU, {0}, and is to be installed again</source>
        <translation>WebGPU 是在另一 GPU {0} 上试用的，需要重新安装</translation>
    </message>
    <message>
        <source>WebGPU cannot run {0}</source>
        <translation>WebGPU 无法运行 {0}</translation>
    </message>
    <message>
        <source>WebGPU needs ONNX Runtime 1.24 or newer</source>
        <translation>WebGPU 需要 ONNX Runtime 1.24 或更新版本</translation>
    </message>
    <message>
        <source>WebGPU finds no GPU</source>
        <translation>WebGPU 未找到 GPU</translation>
    </message>
    <message>
        <source>WebGPU cannot run {0} ({1})</source>
        <translation>WebGPU 无法运行 {0}（{1}）</translation>
    </message>
    <message>
        <source>WebGPU does not start ({0})</source>
        <translation>WebGPU 无法启动（{0}）</translation>
    </message>
    <message>
        <source>{0} is not used on this computer: {1}; the networks run on ONNX Runtime as before.</source>
        <translation>本机不使用 {0}：{1}；网络仍在 ONNX Runtime 上运行。</translation>
    </message>
    <message>
        <source>{0}, all dates together</source>
        <translation>{0}（所有日期合计）</translation>
    </message>
    <message>
        <source>as the other dates of the series</source>
        <translation>与序列中其他日期相同</translation>
    </message>
    <message>
        <source>{0}, and its speckle leans neither as decibels do nor as linear values</source>
        <translation>{0}，且其斑点的偏斜既不像分贝也不像线性值</translation>
    </message>
    <message>
        <source>{0}, as in squared digital numbers</source>
        <translation>{0}，如同平方后的数字量化值</translation>
    </message>
    <message>
        <source>{0}, and its speckle may be that of more than one scale</source>
        <translation>{0}，且其斑点可能属于不止一种标度</translation>
    </message>
    <message>
        <source>it has no values to tell</source>
        <translation>没有可供判断的值</translation>
    </message>
    <message>
        <source>{0}, and they are no decibels as backscatter has them</source>
        <translation>{0}，且不是后向散射应有的分贝值</translation>
    </message>
    <message>
        <source>{0}, down to {1}, too far for what noise subtraction leaves</source>
        <translation>{0}，低至 {1}，超出了去噪后会留下的范围</translation>
    </message>
    <message>
        <source>{0}, but close to zero, as noise subtraction leaves them</source>
        <translation>{0}，但接近零，如去噪后所留</translation>
    </message>
    <message>
        <source>{0}, and its speckle leans to the dark, as in decibels</source>
        <translation>{0}，且其斑点偏向暗侧，如同分贝</translation>
    </message>
    <message>
        <source>{0}, in small integers, as in uncalibrated digital numbers</source>
        <translation>{0}，为小整数，如同未定标的数字量化值</translation>
    </message>
    <message>
        <source>{0}, as in calibrated backscatter</source>
        <translation>{0}，如同定标后的后向散射</translation>
    </message>
    <message>
        <source>its speckle varies as that of intensity of few looks</source>
        <translation>其斑点的变化如同少视数的强度</translation>
    </message>
    <message>
        <source>its speckle leans to the dark, as in decibels</source>
        <translation>其斑点偏向暗侧，如同分贝</translation>
    </message>
    <message>
        <source>{0} and varies little, as in amplitude of many looks, or in decibels</source>
        <translation>{0}，且变化很小，如同多视幅度或分贝</translation>
    </message>
    <message>
        <source>its speckle has the tail of that of amplitude</source>
        <translation>其斑点具有幅度斑点的尾部</translation>
    </message>
    <message>
        <source>{0}, as in uncalibrated digital numbers</source>
        <translation>{0}，如同未定标的数字量化值</translation>
    </message>
    <message>
        <source>{0}, as in digital numbers, but its speckle is not that of amplitude</source>
        <translation>{0}，如同数字量化值，但其斑点不是幅度的斑点</translation>
    </message>
    <message>
        <source>its median is {0}</source>
        <translation>其中位数为 {0}</translation>
    </message>
    <message>
        <source>{0} of its values are negative</source>
        <translation>其 {0} 的值为负</translation>
    </message>
    <message>
        <source>The figures are those of another recipe; measure them with the options that the chunks are despeckled with.</source>
        <translation>这些数值属于另一套处理选项；请用处理各分块时的选项重新测量。</translation>
    </message>
</context>
</TS>
