<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>SarDespeckle</name>
    <message>
        <source>Multi-temporal</source>
        <translation>Multitemporel</translation>
    </message>
    <message>
        <source>Single image</source>
        <translation>Image unique</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Band (0: every band is a date)</source>
        <translation>Bande (0&#xa0;: chaque bande est une date)</translation>
    </message>
    <message>
        <source>Phases of the dates, if these are not complex</source>
        <translation>Phases des dates non complexes</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Intensity (power)</source>
        <translation>Intensité (puissance)</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>Decibel</source>
        <translation>Décibel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Tile size in pixels (0 = automatic)</source>
        <translation>Taille des tuiles en pixels (0 = automatique)</translation>
    </message>
    <message>
        <source>Memory to use, in MiB</source>
        <translation>Mémoire à utiliser, en Mio</translation>
    </message>
    <message>
        <source>Dates, if the files do not tell them</source>
        <translation>Dates, si les fichiers ne les indiquent pas</translation>
    </message>
    <message>
        <source>Scale of the values</source>
        <translation>Échelle des valeurs</translation>
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
        <translation>Exécuter sur</translation>
    </message>
    <message>
        <source>Only this part of the rasters</source>
        <translation>Seulement cette partie des rasters</translation>
    </message>
    <message>
        <source>Load the dates of the folder into the project</source>
        <translation>Charger les dates du dossier dans le projet</translation>
    </message>
    <message>
        <source>Rasters in the folder</source>
        <translation>Rasters du dossier</translation>
    </message>
    <message>
        <source>Despeckle image</source>
        <translation>Débruiter une image</translation>
    </message>
    <message>
        <source>Removes the speckle of a single image with a trained network, band by band.</source>
        <translation>Supprime le speckle (chatoiement) d’une seule image avec un réseau entraîné, bande par bande.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Intensity, amplitude, decibel and complex images can be used, calibrated or not: each band is brought to the level that the network was made for, and back. The mean intensity is kept, and point scatterers remain.&lt;/p&gt; &lt;p&gt;Speckle that was sampled finer than its resolution, as in an image warped to degrees, is recognised and removed, too. The image in the product&apos;s own pixel spacing gives a sharper result.&lt;/p&gt; &lt;p&gt;If you have several dates of the same place, &lt;i&gt;Despeckle time series&lt;/i&gt; gives a far better result. Use this algorithm for a single date, to look at a small change, or where much of the place moves or its ground stays coherent from date to date.&lt;/p&gt; &lt;p&gt;A sea that noise subtraction has clipped at a floor value keeps its level in multilooked images.&lt;/p&gt; &lt;p&gt;&lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes &lt;b&gt;lean-slc&lt;/b&gt; for single-look images and &lt;b&gt;lean-grd&lt;/b&gt; for multilooked ones (GRD, RTC). Both are fast networks of SAR Despeckle&apos;s own. &lt;b&gt;sar2sar-slc&lt;/b&gt; and &lt;b&gt;sar2sar-grd&lt;/b&gt; have the architecture of Dalsasso, Denis and Tupin 2021 and take four times as long. All were trained by SAR Despeckle. &lt;b&gt;guided&lt;/b&gt; and &lt;b&gt;sar2sar-ratio&lt;/b&gt; are for dates with a super-image. &lt;b&gt;mulog&lt;/b&gt; is the algorithm &lt;i&gt;MuLoG&lt;/i&gt; with its usual settings.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Les images en intensité, en amplitude, en décibels et complexes conviennent, étalonnées ou non&#xa0;: chaque bande est amenée au niveau pour lequel le réseau est fait, puis ramenée au sien. L’intensité moyenne est conservée et les diffuseurs ponctuels restent.&lt;/p&gt; &lt;p&gt;Un speckle échantillonné plus finement que sa résolution, comme dans une image reprojetée en degrés, est reconnu et supprimé lui aussi. L’image à l’espacement de pixels d’origine du produit donne un résultat plus net.&lt;/p&gt; &lt;p&gt;Si vous avez plusieurs dates du même lieu, &lt;i&gt;Débruiter une série temporelle&lt;/i&gt; donne un bien meilleur résultat. Utilisez cet algorithme pour une seule date, pour examiner un petit changement, ou là où une grande partie du lieu bouge ou bien où le sol reste cohérent d’une date à l’autre.&lt;/p&gt; &lt;p&gt;Une mer que la soustraction du bruit a écrêtée à une valeur plancher garde son niveau dans les images multivues.&lt;/p&gt; &lt;p&gt;&lt;b&gt;auto&lt;/b&gt; examine le speckle&#xa0;: il prend &lt;b&gt;lean-slc&lt;/b&gt; pour les images à une vue et &lt;b&gt;lean-grd&lt;/b&gt; pour les images multivues (GRD, RTC). Ce sont deux réseaux rapides propres à SAR Despeckle. &lt;b&gt;sar2sar-slc&lt;/b&gt; et &lt;b&gt;sar2sar-grd&lt;/b&gt; ont l’architecture de Dalsasso, Denis et Tupin 2021 et prennent quatre fois plus de temps. Tous ont été entraînés par SAR Despeckle. &lt;b&gt;guided&lt;/b&gt; et &lt;b&gt;sar2sar-ratio&lt;/b&gt; sont destinés aux dates accompagnées d’une super-image. &lt;b&gt;mulog&lt;/b&gt; est l’algorithme &lt;i&gt;MuLoG&lt;/i&gt; avec ses réglages habituels.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Despeckled</source>
        <translation>Image débruitée</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>débruitée</translation>
    </message>
    <message>
        <source>Despeckle time series</source>
        <translation>Débruiter une série temporelle</translation>
    </message>
    <message>
        <source>Turns every date of a time series into a clean image: super-image and networks, all in one call.</source>
        <translation>Fait de chaque date d’une série temporelle une image propre&#xa0;: super-image et réseaux, en un seul appel.</translation>
    </message>
    <message>
        <source>How the dates become one image. The mean of the unchanged dates suits nearly every series.</source>
        <translation>La façon dont les dates deviennent une seule image. La moyenne des dates inchangées convient à presque toutes les séries.</translation>
    </message>
    <message>
        <source>What removes the speckle that the super-image still has: a network, or MuLoG as in RABASAR. None suits only a mean that has hundreds of looks already.</source>
        <translation>Ce qui supprime le speckle que la super-image a encore&#xa0;: un réseau, ou MuLoG comme dans RABASAR. «&#xa0;Aucun&#xa0;» ne convient qu’à une moyenne qui a déjà des centaines de vues.</translation>
    </message>
    <message>
        <source>The super-image that the dates were despeckled with, if you want to keep it.</source>
        <translation>La super-image avec laquelle les dates ont été débruitées, si vous voulez la garder.</translation>
    </message>
    <message>
        <source>Folder for the clean dates</source>
        <translation>Dossier des dates débruitées</translation>
    </message>
    <message>
        <source>Super-image</source>
        <translation>Super-image</translation>
    </message>
    <message>
        <source>Remove the super-image&apos;s residual speckle</source>
        <translation>Supprimer le speckle résiduel de la super-image</translation>
    </message>
    <message>
        <source>Super-image used</source>
        <translation>Super-image utilisée</translation>
    </message>
    <message>
        <source>super-image</source>
        <translation>super-image</translation>
    </message>
    <message>
        <source>There is not enough memory{said}; lower MEMORY or TILE_SIZE (where offered), or close other programs.</source>
        <translation>La mémoire ne suffit pas{said}&#xa0;; diminuez MEMORY ou TILE_SIZE (s’ils sont proposés), ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Annulé&#xa0;: rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Tune network</source>
        <translation>Affiner un réseau</translation>
    </message>
    <message>
        <source>Trains a network further on your own time series, and keeps it if that helped.</source>
        <translation>Poursuit l’entraînement d’un réseau sur votre propre série temporelle, et le garde si cela l’a amélioré.</translation>
    </message>
    <message>
        <source>&lt;p&gt;No clean image is needed: two dates of one place show the same scene under different speckle. For some &lt;b&gt;minutes&lt;/b&gt; the network is trained to predict one date from another, after the change between the two has been compensated.&lt;/p&gt; &lt;p&gt;A quarter of the windows is left out of the training, and decides which state of the network is the best. The last date is left out, too. It tells how well the network predicts a date that it has not seen, before and after (score: mean of ln v + w/v, lower is better).&lt;/p&gt; &lt;p&gt;If the score is better by more than chance, the network is stored in this profile and offered in MODEL at once. Its card records the dates that it was tuned on. Otherwise nothing is stored, and the output MODEL is the network that you began with. After a &lt;i&gt;Cancel&lt;/i&gt; nothing is stored, either.&lt;/p&gt; &lt;p&gt;Use it for data unlike Sentinel-1&apos;s, or where a network leaves speckle. Do not expect much on Sentinel-1 IW data, which the networks are made for, nor where the ground stays coherent from date to date, since then the dates share their speckle.&lt;/p&gt; &lt;p&gt;At least three dates are needed; more are better. Only networks that see a single image can be tuned, and the Python package torch is needed.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is tuned on complex dates, six at least, in another way: it makes near-real pairs of all but the last, as &lt;i&gt;Near-real training pairs&lt;/i&gt; does, and learns from those that pass the checks.&lt;/p&gt; &lt;p&gt;Phase C of SAR2SAR (Dalsasso, Denis, Tupin 2021); near-real pairs of Guan et al. 2024.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Aucune image propre n’est nécessaire&#xa0;: deux dates d’un même lieu montrent la même scène sous deux speckles différents. Pendant quelques &lt;b&gt;minutes&lt;/b&gt;, le réseau est entraîné à prédire une date d’après une autre, une fois compensé le changement entre les deux.&lt;/p&gt; &lt;p&gt;Un quart des fenêtres est laissé hors de l’entraînement et décide du meilleur état du réseau. La dernière date est elle aussi mise de côté. Elle dit à quel point le réseau prédit bien une date qu’il n’a pas vue, avant et après (score&#xa0;: moyenne de ln v + w/v&#xa0;; plus il est bas, mieux c’est).&lt;/p&gt; &lt;p&gt;Si le score s’améliore plus que par hasard, le réseau est enregistré dans ce profil et aussitôt proposé dans MODEL. Sa fiche indique les dates sur lesquelles il a été affiné. Sinon rien n’est enregistré, et la sortie MODEL est le réseau de départ. Après &lt;i&gt;Annuler&lt;/i&gt;, rien n’est enregistré non plus.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour des données différentes de celles de Sentinel-1, ou là où un réseau laisse du speckle. N’en attendez pas beaucoup sur des données Sentinel-1 IW, pour lesquelles les réseaux sont faits, ni là où le sol reste cohérent d’une date à l’autre, car les dates partagent alors leur speckle.&lt;/p&gt; &lt;p&gt;Il faut au moins trois dates&#xa0;; davantage vaut mieux. Seuls les réseaux qui voient une seule image peuvent être affinés, et le paquet Python torch est nécessaire.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; est affiné autrement, sur des dates complexes, six au moins&#xa0;: il fait des paires quasi réelles de toutes les dates sauf la dernière, comme &lt;i&gt;Paires d’entraînement quasi réelles&lt;/i&gt;, et apprend de celles qui passent les contrôles.&lt;/p&gt; &lt;p&gt;Phase C de SAR2SAR (Dalsasso, Denis, Tupin 2021)&#xa0;; paires quasi réelles de Guan et al. 2024.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Three dates at least, of one place; more are better. The last one is left out to judge by.</source>
        <translation>Au moins trois dates d’un même lieu&#xa0;; davantage vaut mieux. La dernière est mise de côté pour juger.</translation>
    </message>
    <message>
        <source>The network to begin with. “auto” chooses by the kind of speckle.</source>
        <translation>Le réseau de départ. «&#xa0;auto&#xa0;» choisit d’après le type de speckle.</translation>
    </message>
    <message>
        <source>Minutes of training. Ten are a good beginning on a processor; a longer training rarely does harm, since the best state is kept.</source>
        <translation>Minutes d’entraînement. Dix sont un bon début sur un processeur&#xa0;; un entraînement plus long nuit rarement, car le meilleur état est gardé.</translation>
    </message>
    <message>
        <source>Minutes of training</source>
        <translation>Minutes d’entraînement</translation>
    </message>
    <message>
        <source>Name of the network in MODEL</source>
        <translation>Nom du réseau dans MODEL</translation>
    </message>
    <message>
        <source>Replace a network of your own of this name</source>
        <translation>Remplacer un de vos réseaux qui porte ce nom</translation>
    </message>
    <message>
        <source>Name of the better network</source>
        <translation>Nom du meilleur réseau</translation>
    </message>
    <message>
        <source>File of the network</source>
        <translation>Fichier du réseau</translation>
    </message>
    <message>
        <source>Score on the date left out, before</source>
        <translation>Score sur la date mise de côté, avant</translation>
    </message>
    <message>
        <source>Score on the date left out, after</source>
        <translation>Score sur la date mise de côté, après</translation>
    </message>
    <message>
        <source>GLRT adaptive multilooking</source>
        <translation>Multivue adaptatif par GLRT</translation>
    </message>
    <message>
        <source>Averages a time series over dates and over the neighbours that a statistical test finds similar.</source>
        <translation>Moyenne une série temporelle sur les dates et sur les voisins qu’un test statistique trouve semblables.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pixels of a window around every pixel are tested for the same mean intensity over time (generalised likelihood ratio, as an exact F test). The result is the mean of the similar pixels over all dates. Point scatterers, which have few similar pixels, keep their mean over time.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Similar pixels&lt;/b&gt; is their number, including the pixel itself. With an &lt;b&gt;output folder&lt;/b&gt; every date is averaged over the similar pixels as well, and written as &lt;i&gt;name&lt;/i&gt;_multilooked.tif after its raster. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;Use it for similar pixels, as a reference to compare filters with, and where no network may touch the data. Do not use it with two or three single-look dates, of which the test can tell little, nor to look for changes at single dates: pixels are similar if their mean over time is.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17) use the result as a near-real clean reference.&lt;/p&gt;</source>
        <translation>&lt;p&gt;On teste si les pixels d’une fenêtre autour de chaque pixel ont la même intensité moyenne dans le temps (rapport de vraisemblance généralisé, sous la forme d’un test F exact). Le résultat est la moyenne des pixels semblables sur toutes les dates. Les diffuseurs ponctuels, qui ont peu de pixels semblables, gardent leur moyenne temporelle.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Pixels semblables&lt;/b&gt; est leur nombre, le pixel lui-même compris. Avec un &lt;b&gt;dossier de sortie&lt;/b&gt;, chaque date est elle aussi moyennée sur les pixels semblables, et écrite sous &lt;i&gt;nom&lt;/i&gt;_multilooked.tif d’après son raster. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour les pixels semblables, comme référence à laquelle comparer des filtres, et là où aucun réseau ne doit toucher aux données. Ne l’utilisez pas avec deux ou trois dates à une vue, dont le test peut dire peu de chose, ni pour chercher des changements à une seule date&#xa0;: des pixels sont semblables si leur moyenne dans le temps l’est.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17) emploient le résultat comme référence propre quasi réelle.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Neighbours up to half so many rows away are tested, in pixels; odd. 15 is usual; more rows find more similar pixels and take longer.</source>
        <translation>Les voisins sont testés jusqu’à la moitié de ce nombre de lignes, en pixels&#xa0;; impair. 15 est habituel&#xa0;; plus de lignes trouvent plus de pixels semblables et prennent plus de temps.</translation>
    </message>
    <message>
        <source>The same for columns, in pixels; odd.</source>
        <translation>La même chose pour les colonnes, en pixels&#xa0;; impair.</translation>
    </message>
    <message>
        <source>Probability that a neighbour of the same intensity is refused. 0.05 is usual; less averages more, and blurs more.</source>
        <translation>Probabilité de refuser un voisin de même intensité. 0.05 est habituel&#xa0;; une valeur plus faible moyenne davantage, et rend plus flou.</translation>
    </message>
    <message>
        <source>A pixel with fewer similar ones is a point scatterer, and keeps its mean over time. 10 to 20 are usual.</source>
        <translation>Un pixel qui a moins de pixels semblables est un diffuseur ponctuel et garde sa moyenne temporelle. 10 à 20 sont habituels.</translation>
    </message>
    <message>
        <source>How many pixels were averaged at each place, the pixel itself included.</source>
        <translation>Nombre de pixels moyennés en chaque lieu, le pixel lui-même compris.</translation>
    </message>
    <message>
        <source>Every date, averaged over the similar pixels and named after its raster. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>Chaque date, moyennée sur les pixels semblables et nommée d’après son raster. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.</translation>
    </message>
    <message>
        <source>Fewest similar pixels</source>
        <translation>Minimum de pixels semblables</translation>
    </message>
    <message>
        <source>Rows of the window (odd)</source>
        <translation>Lignes de la fenêtre (impair)</translation>
    </message>
    <message>
        <source>Columns of the window (odd)</source>
        <translation>Colonnes de la fenêtre (impair)</translation>
    </message>
    <message>
        <source>Significance level of the test (α)</source>
        <translation>Niveau de signification du test (α)</translation>
    </message>
    <message>
        <source>Folder for the multilooked dates</source>
        <translation>Dossier des dates multivues</translation>
    </message>
    <message>
        <source>Multilooked mean</source>
        <translation>Moyenne multivue</translation>
    </message>
    <message>
        <source>Number of similar pixels</source>
        <translation>Nombre de pixels semblables</translation>
    </message>
    <message>
        <source>multilooked</source>
        <translation>multivue</translation>
    </message>
    <message>
        <source>multilooked mean</source>
        <translation>moyenne multivue</translation>
    </message>
    <message>
        <source>similar pixels</source>
        <translation>pixels semblables</translation>
    </message>
    <message>
        <source>Import network</source>
        <translation>Importer un réseau</translation>
    </message>
    <message>
        <source>Adds a network from a file to this profile, as a MODEL for every algorithm.</source>
        <translation>Ajoute à ce profil un réseau pris dans un fichier, comme MODEL pour tous les algorithmes.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The file is an ONNX file with one float input (batch, 1, rows, columns) and an output of the same shape, or a PyTorch checkpoint (&lt;i&gt;state_dict&lt;/i&gt;) of SAR2SAR&apos;s architecture, such as the published ones. PyTorch need not be installed. &lt;i&gt;Remove network&lt;/i&gt; removes the network again.&lt;/p&gt; &lt;p&gt;The file is not trusted. Nothing in it is unpickled or evaluated, and it may not refer to other files. Before it is stored it is tried on small images in a separate process, which may take at most 10 seconds for each of them, and 1 GiB of memory over the network&apos;s own size.&lt;/p&gt; &lt;p&gt;The plugin must know how to prepare images for the network. ONNX files of SAR Despeckle contain this. For all others set the advanced parameters. With the amplitude A, the network gets (ln A − &lt;b&gt;minimum&lt;/b&gt;)/(&lt;b&gt;maximum&lt;/b&gt; − &lt;b&gt;minimum&lt;/b&gt;). Before that, the image is brought to the &lt;b&gt;level&lt;/b&gt;, the mean of ln A in the images that the network was trained on. The defaults are those of the published SAR2SAR, made for Sentinel-1 GRD in uncalibrated digital numbers.&lt;/p&gt; &lt;p&gt;Dalsasso, Denis, Tupin 2021 (SAR2SAR).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Le fichier est un fichier ONNX avec une entrée flottante (lot, 1, lignes, colonnes) et une sortie de même forme, ou un point de contrôle PyTorch (&lt;i&gt;state_dict&lt;/i&gt;) de l’architecture de SAR2SAR, tels ceux qui sont publiés. PyTorch n’a pas besoin d’être installé. &lt;i&gt;Supprimer un réseau&lt;/i&gt; retire le réseau.&lt;/p&gt; &lt;p&gt;Le fichier n’est pas tenu pour sûr. Rien n’y est désérialisé ni évalué, et il ne doit pas renvoyer à d’autres fichiers. Avant d’être enregistré, il est essayé sur de petites images dans un processus séparé, qui peut prendre au plus 10 secondes pour chacune, et 1 Gio de mémoire en plus de la taille du réseau.&lt;/p&gt; &lt;p&gt;L’extension doit savoir comment préparer les images pour le réseau. Les fichiers ONNX de SAR Despeckle le contiennent. Pour tous les autres, réglez les paramètres avancés. Avec l’amplitude A, le réseau reçoit (ln A − &lt;b&gt;minimum&lt;/b&gt;)/(&lt;b&gt;maximum&lt;/b&gt; − &lt;b&gt;minimum&lt;/b&gt;). Auparavant, l’image est amenée au &lt;b&gt;niveau&lt;/b&gt;, la moyenne de ln A dans les images sur lesquelles le réseau a été entraîné. Les valeurs par défaut sont celles du SAR2SAR publié, fait pour des produits Sentinel-1 GRD en valeurs numériques non étalonnées.&lt;/p&gt; &lt;p&gt;Dalsasso, Denis, Tupin 2021 (SAR2SAR).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>An ONNX file, or a PyTorch checkpoint with weights of SAR2SAR&apos;s architecture.</source>
        <translation>Un fichier ONNX, ou un point de contrôle PyTorch avec les poids de l’architecture de SAR2SAR.</translation>
    </message>
    <message>
        <source>For a PyTorch checkpoint, which holds weights alone; ONNX files do not need it.</source>
        <translation>Pour un point de contrôle PyTorch, qui ne contient que des poids&#xa0;; les fichiers ONNX n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 0. Ask whoever trained it.</source>
        <translation>Logarithme naturel de l’amplitude que le réseau reçoit comme 0. Demandez à qui l’a entraîné.</translation>
    </message>
    <message>
        <source>Natural logarithm of the amplitude that the network gets as 1.</source>
        <translation>Logarithme naturel de l’amplitude que le réseau reçoit comme 1.</translation>
    </message>
    <message>
        <source>Mean natural logarithm of the amplitudes that it was trained on; every image is brought to it.</source>
        <translation>Logarithme naturel moyen des amplitudes sur lesquelles il a été entraîné&#xa0;; chaque image y est amenée.</translation>
    </message>
    <message>
        <source>How far the network looks around a pixel, in pixels. More is safe, and slower.</source>
        <translation>Distance à laquelle le réseau regarde autour d’un pixel, en pixels. Plus grande, elle est sûre, et plus lente.</translation>
    </message>
    <message>
        <source>Networks with poolings take sides that are multiples of a number, most often of 2, 16 or 32.</source>
        <translation>Les réseaux à sous-échantillonnage (pooling) prennent des côtés multiples d’un nombre, le plus souvent 2, 16 ou 32.</translation>
    </message>
    <message>
        <source>Pixels around a tile on which its result depends</source>
        <translation>Pixels autour d’une tuile dont dépend son résultat</translation>
    </message>
    <message>
        <source>A tile&apos;s sides are multiples of (0 = found by trying)</source>
        <translation>Côtés d’une tuile&#xa0;: multiples de (0 = par essai)</translation>
    </message>
    <message>
        <source>Architecture of PyTorch weights</source>
        <translation>Architecture des poids PyTorch</translation>
    </message>
    <message>
        <source>ln A that becomes 0</source>
        <translation>ln A qui devient 0</translation>
    </message>
    <message>
        <source>ln A that becomes 1</source>
        <translation>ln A qui devient 1</translation>
    </message>
    <message>
        <source>Mean ln A of the images that it gets</source>
        <translation>ln A moyen des images qu’il reçoit</translation>
    </message>
    <message>
        <source>Replace an imported network of this name</source>
        <translation>Remplacer un réseau importé de ce nom</translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation>Nom du réseau</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Equivalent number of looks</source>
        <translation>Nombre équivalent de vues</translation>
    </message>
    <message>
        <source>Measures how much speckle an image has, as its equivalent number of looks (ENL).</source>
        <translation>Mesure combien de speckle a une image, par son nombre équivalent de vues (ENL).</translation>
    </message>
    <message>
        <source>&lt;p&gt;The more looks, the less speckle. The variance of log-amplitude in every window of 30 × 30 pixels is converted to looks. The result is the 98 % quantile over the image, so that its homogeneous parts decide. With several bands all are printed, and ENL is that of the first.&lt;/p&gt; &lt;p&gt;Use it to learn what an image is (1: single-look, about 4.4: Sentinel-1 GRD), and to compare how smooth results are. Do not judge a filter by it alone: a mean over everything has the most looks. Where all is texture, as in mountains or a town, the result is too low.&lt;/p&gt; &lt;p&gt;Estimator of RABASAR (Zhao et al. 2019).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Plus il y a de vues, moins il y a de speckle. La variance de la log-amplitude dans chaque fenêtre de 30 × 30 pixels est convertie en vues. Le résultat est le quantile à 98&#xa0;% sur l’image, de sorte que ses parties homogènes décident. S’il y a plusieurs bandes, toutes sont affichées, et ENL est celui de la première.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour apprendre ce qu’est une image (1&#xa0;: une vue&#xa0;; environ 4.4&#xa0;: Sentinel-1 GRD), et pour comparer le lissage de résultats. Ne jugez pas un filtre par lui seul&#xa0;: une moyenne de tout a le plus de vues. Là où tout est texture, comme en montagne ou dans une ville, le résultat est trop bas.&lt;/p&gt; &lt;p&gt;Estimateur de RABASAR (Zhao et al. 2019).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Cosine transform</source>
        <translation>Transformée en cosinus</translation>
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
        <translation>Supprime le speckle d’une seule image par MuLoG&#xa0;: un débruiteur de bruit gaussien, informé de ce qu’est le speckle.</translation>
    </message>
    <message>
        <source>&lt;p&gt;MuLoG takes turns between a denoiser of Gaussian noise and the likelihood of speckle of so many looks. So it works for any number of looks, and any denoiser can be used. It is the method of RABASAR; use it to compare with, or where no network suits. &lt;i&gt;Despeckle image&lt;/i&gt; is faster, and on Sentinel-1 data better.&lt;/p&gt; &lt;p&gt;It takes speckle for uncorrelated from pixel to pixel. Where it is correlated, as in single-look Sentinel-1 data in the product&apos;s own geometry, speckle remains: then choose to &lt;b&gt;subsample&lt;/b&gt;. Every second pixel is despeckled as an image of its own, and the four images are joined. That removes the speckle, but blurs what is finer than two pixels, and may leave a faint grid.&lt;/p&gt; &lt;p&gt;Deledalle, Denis, Tabti and Tupin 2017. The network was trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation>&lt;p&gt;MuLoG alterne entre un débruiteur de bruit gaussien et la vraisemblance d’un speckle de tant de vues. Il convient donc à tout nombre de vues, et avec n’importe quel débruiteur. C’est la méthode de RABASAR&#xa0;; utilisez-le pour comparer, ou là où aucun réseau ne convient. &lt;i&gt;Débruiter une image&lt;/i&gt; est plus rapide, et meilleur sur les données Sentinel-1.&lt;/p&gt; &lt;p&gt;Il suppose le speckle non corrélé d’un pixel à l’autre. Là où il est corrélé, comme dans les données Sentinel-1 à une vue dans la géométrie du produit, du speckle reste&#xa0;: choisissez alors de &lt;b&gt;sous-échantillonner&lt;/b&gt;. Un pixel sur deux est débruité comme une image à part, et les quatre images sont réunies. Cela supprime le speckle, mais rend flou ce qui est plus fin que deux pixels, et peut laisser une légère grille.&lt;/p&gt; &lt;p&gt;Deledalle, Denis, Tabti et Tupin 2017. Le réseau a été entraîné par SAR Despeckle.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>“Automatic” takes the network, or, where nothing runs it, the cosine transform, which needs no more than QGIS. BM3D needs the Python package bm3d, which you install yourself if its licence, for non-commercial use only, suits you.</source>
        <translation>«&#xa0;Automatique&#xa0;» prend le réseau ou, là où rien ne l’exécute, la transformée en cosinus, qui ne demande rien de plus que QGIS. BM3D demande le paquet Python bm3d, que vous installez vous-même si sa licence, pour un usage non commercial seulement, vous convient.</translation>
    </message>
    <message>
        <source>For speckle that is correlated from pixel to pixel.</source>
        <translation>Pour un speckle corrélé d’un pixel à l’autre.</translation>
    </message>
    <message>
        <source>Independent looks of the image: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation>Vues indépendantes de l’image&#xa0;: 1 pour des données complexes à une vue, environ 4.4 pour Sentinel-1 GRD. 0 les mesure sur l’image et affiche ce qui a été trouvé.</translation>
    </message>
    <message>
        <source>Looks of the image (0 measures them)</source>
        <translation>Vues de l’image (0 les mesure)</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation>Débruiteur</translation>
    </message>
    <message>
        <source>Subsample by 2 in both directions</source>
        <translation>Sous-échantillonner par 2 (lignes et colonnes)</translation>
    </message>
    <message>
        <source>What the numbers are. “Automatic” finds it out and prints what it took. Results come back in the same scale.</source>
        <translation>Ce que sont les nombres. «&#xa0;Automatique&#xa0;» le découvre et affiche ce qui a été pris. Les résultats reviennent à la même échelle.</translation>
    </message>
    <message>
        <source>For rasters with several bands, such as VV and VH: the one to use. 0 takes the bands of a single raster as its dates.</source>
        <translation>Pour les rasters à plusieurs bandes, comme VV et VH&#xa0;: celle à utiliser. 0 prend les bandes d’un seul raster pour ses dates.</translation>
    </message>
    <message>
        <source>Where names and metadata do not tell the dates, or tell wrong ones: one for each raster of INPUT, in its order, as in 2024-01-03,2024-01-15. An empty place between commas leaves the date that was found.</source>
        <translation>Là où les noms et les métadonnées n’indiquent pas les dates, ou en indiquent de fausses&#xa0;: une pour chaque raster de INPUT, dans son ordre, comme 2024-01-03,2024-01-15. Une place vide entre virgules laisse la date trouvée.</translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 measures them on the image and prints what was found.</source>
        <translation>Vues indépendantes de chaque date&#xa0;: 1 pour des données complexes à une vue, environ 4.4 pour Sentinel-1 GRD. 0 les mesure sur l’image et affiche ce qui a été trouvé.</translation>
    </message>
    <message>
        <source>“auto” chooses by the kind of speckle, and prints its choice. Networks that you imported or tuned are offered, too.</source>
        <translation>«&#xa0;auto&#xa0;» choisit d’après le type de speckle, et affiche son choix. Les réseaux que vous avez importés ou affinés sont proposés aussi.</translation>
    </message>
    <message>
        <source>For MODEL=pgd2net: the phase of every date in radians, in the order of INPUT and on its grid. Complex dates bring theirs with them.</source>
        <translation>Pour MODEL=pgd2net&#xa0;: la phase de chaque date en radians, dans l’ordre de INPUT et sur sa grille. Les dates complexes apportent la leur.</translation>
    </message>
    <message>
        <source>“Automatic” takes a graphics card that has been found to work, else the processor.</source>
        <translation>«&#xa0;Automatique&#xa0;» prend une carte graphique dont le bon fonctionnement est vérifié, sinon le processeur.</translation>
    </message>
    <message>
        <source>A rectangle on the map, such as the part in view: pixels outside of it are neither read nor written, and levels and looks are measured inside. Empty takes all of the rasters.</source>
        <translation>Un rectangle de la carte, par exemple la partie affichée&#xa0;: hors de lui, les pixels ne sont ni lus ni écrits, et les niveaux et les vues sont mesurés à l’intérieur. Vide&#xa0;: les rasters entiers.</translation>
    </message>
    <message>
        <source>Side of the pieces that a raster is worked on in, in pixels. 0 chooses by the memory. The result does not depend on it.</source>
        <translation>Côté des morceaux sur lesquels on travaille un raster, en pixels. 0 choisit d’après la mémoire. Le résultat n’en dépend pas.</translation>
    </message>
    <message>
        <source>The most that a run should take, in MiB (1024 MiB are 1 GiB). 2048 suits a computer with 8 GiB.</source>
        <translation>Le maximum qu’une exécution doit prendre, en Mio (1024 Mio font 1 Gio). 2048 convient à un ordinateur de 8 Gio.</translation>
    </message>
    <message>
        <source>A GeoTIFF with the scale, the nodata value and the georeference of the input; intensity where that is complex.</source>
        <translation>Un GeoTIFF avec l’échelle, la valeur sans données et le géoréférencement de l’entrée&#xa0;; l’intensité si celle-ci est complexe.</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, named after its raster; intensity where that is complex. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>Un GeoTIFF par date, nommé d’après son raster&#xa0;; l’intensité si celui-ci est complexe. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.</translation>
    </message>
    <message>
        <source>Whether the rasters in the folder are added to the project when the run has ended.</source>
        <translation>Si les rasters du dossier sont ajoutés au projet à la fin de l’exécution.</translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network: up to 40 letters, digits, points, dashes and underscores.</source>
        <translation>Le nom sous lequel MODEL propose le réseau&#xa0;: jusqu’à 40 lettres, chiffres, points, tirets et tirets bas.</translation>
    </message>
    <message>
        <source>Whether a network of yours that has this name is replaced. Networks of SAR Despeckle never are.</source>
        <translation>Si un de vos réseaux qui porte ce nom est remplacé. Ceux de SAR Despeckle ne le sont jamais.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Despeckle with phase (PGD2Net)</source>
        <translation>Débruiter avec la phase (PGD2Net)</translation>
    </message>
    <message>
        <source>Removes the speckle of a single-look complex image with a network that its phase guides, band by band.</source>
        <translation>Supprime le speckle d’une image complexe à une vue avec un réseau que sa phase guide, bande par bande.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The speckle of a single-look complex image is correlated over two or three pixels, and there the phase tells what intensity does not: it is worth up to 1.4 times the looks. Use this for single-look complex images in the product&apos;s own geometry. What is multilooked, warped or detected has no phase that helps: &lt;i&gt;Despeckle image&lt;/i&gt; is for those.&lt;/p&gt; &lt;p&gt;A constant phase and fringes do not matter. Without a phase the network works on intensity alone, and the result is no better than that of &lt;i&gt;Despeckle image&lt;/i&gt;.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; is a re-implementation of PGD2Net (Guan et al. 2024) from the published description, trained by SAR Despeckle: its first stage, SNENet, estimates the speckle from intensity and phase; its second, DBDNet, the clean image from intensity and this speckle, by cross-attention.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Le speckle d’une image complexe à une vue est corrélé sur deux ou trois pixels, et là, la phase dit ce que l’intensité ne dit pas&#xa0;: elle vaut jusqu’à 1.4 fois les vues. Utilisez cet algorithme pour les images complexes à une vue dans la géométrie du produit. Ce qui est multivue, reprojeté ou détecté n’a pas de phase utile&#xa0;: &lt;i&gt;Débruiter une image&lt;/i&gt; est fait pour cela.&lt;/p&gt; &lt;p&gt;Une phase constante et des franges ne comptent pas. Sans phase, le réseau travaille sur l’intensité seule, et le résultat n’est pas meilleur que celui de &lt;i&gt;Débruiter une image&lt;/i&gt;.&lt;/p&gt; &lt;p&gt;&lt;b&gt;pgd2net&lt;/b&gt; est une réimplémentation de PGD2Net (Guan et al. 2024) d’après la description publiée, entraînée par SAR Despeckle&#xa0;: son premier étage, SNENet, estime le speckle d’après l’intensité et la phase&#xa0;; le second, DBDNet, l’image propre d’après l’intensité et ce speckle, par attention croisée.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A single-look complex image, which brings its phase with it; or its intensity, amplitude or decibel, with PHASE beside it.</source>
        <translation>Une image complexe à une vue, qui apporte sa phase&#xa0;; ou son intensité, son amplitude ou ses décibels, avec PHASE à côté.</translation>
    </message>
    <message>
        <source>The phase of the same image, on the same grid, in radians; degrees are recognised. One band for each of the image. Not needed for complex images.</source>
        <translation>La phase de la même image, sur la même grille, en radians&#xa0;; les degrés sont reconnus. Une bande pour chacune de l’image. Inutile pour les images complexes.</translation>
    </message>
    <message>
        <source>“auto” is pgd2net. Only networks that read a phase can be used here.</source>
        <translation>«&#xa0;auto&#xa0;» est pgd2net. Seuls les réseaux qui lisent une phase peuvent être utilisés ici.</translation>
    </message>
    <message>
        <source>The speckle that the first stage, SNENet, finds: the image over its first estimate of the clean one, about 1 (0 dB) in the mean, in the scale of the image.</source>
        <translation>Le speckle que trouve le premier étage, SNENet&#xa0;: l’image divisée par sa première estimation de l’image propre, environ 1 (0 dB) en moyenne, à l’échelle de l’image.</translation>
    </message>
    <message>
        <source>Phase, if the image is not complex</source>
        <translation>Phase, si l’image n’est pas complexe</translation>
    </message>
    <message>
        <source>Speckle found by SNENet</source>
        <translation>Speckle trouvé par SNENet</translation>
    </message>
    <message>
        <source>speckle</source>
        <translation>speckle</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>encore environ {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Equivalent number of looks before</source>
        <translation>Nombre équivalent de vues avant</translation>
    </message>
    <message>
        <source>Equivalent number of looks after</source>
        <translation>Nombre équivalent de vues après</translation>
    </message>
    <message>
        <source>Mean of the ratio</source>
        <translation>Moyenne du ratio</translation>
    </message>
    <message>
        <source>Variance of the ratio</source>
        <translation>Variance du ratio</translation>
    </message>
    <message>
        <source>Edge preservation (EPD-ROA)</source>
        <translation>Préservation des contours (EPD-ROA)</translation>
    </message>
    <message>
        <source>M-index</source>
        <translation>M-index</translation>
    </message>
    <message>
        <source>PSNR in dB</source>
        <translation>PSNR en dB</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation>Rapport de qualité</translation>
    </message>
    <message>
        <source>Tells whether a despeckled image or series may be used, on a page with pictures, charts and figures.</source>
        <translation>Dit si une image ou une série débruitée est utilisable, sur une page avec images, graphiques et chiffres.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The result may come from any software. The page begins with a verdict that names what is wrong and where, or says that nothing was found: lost resolution, bias by level, kept speckle, seams, grids of pixels, ghost targets, lost changes, a shift. Each has a limit from the statistics of speckle, and a tolerance of what is harmless in practice. Below are before, after and their ratio with one zoom, charts with a sentence on what a good value is, and all figures. The page needs no network; a JSON file beside it, under its name, has the numbers.&lt;/p&gt; &lt;p&gt;Of a large raster, pieces spread evenly over it are looked at, so that any size takes a minute. The numbers are those of the date that the page shows: the one with the worst finding, or the first. What cannot be told, as the ENL of a scene without a homogeneous zone, is not a number.&lt;/p&gt; &lt;p&gt;Gómez et al. 2017 (M-index); Feng et al. 2011 (EPD-ROA); Zhao et al. 2019 (ENL).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Le résultat peut venir de n’importe quel logiciel. La page commence par un verdict qui nomme ce qui ne va pas et où, ou dit que rien n’a été trouvé&#xa0;: perte de résolution, biais selon le niveau, speckle conservé, coutures, grilles de pixels, cibles fantômes, changements perdus, décalage. Chacun a une limite tirée de la statistique du speckle, et une tolérance pour ce qui est sans conséquence en pratique. Suivent l’avant, l’après et leur ratio avec un même zoom, des graphiques avec une phrase sur ce qu’est une bonne valeur, et tous les chiffres. La page n’a pas besoin d’Internet&#xa0;; un fichier JSON à côté d’elle, sous le même nom, contient les nombres.&lt;/p&gt; &lt;p&gt;D’un grand raster, des morceaux répartis régulièrement sont examinés, de sorte que toute taille prend une minute. Les nombres sont ceux de la date que montre la page&#xa0;: celle du pire constat, ou la première. Ce qui ne peut être dit, comme l’ENL d’une scène sans zone homogène, n’est pas un nombre.&lt;/p&gt; &lt;p&gt;Gómez et al. 2017 (M-index)&#xa0;; Feng et al. 2011 (EPD-ROA)&#xa0;; Zhao et al. 2019 (ENL).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The same dates after despeckling, on the same grid and as many; in the order of their dates, or else in that of INPUT. Their scale is found out by itself.</source>
        <translation>Les mêmes dates après débruitage, sur la même grille et en même nombre&#xa0;; dans l’ordre de leurs dates, ou sinon dans celui de INPUT. Leur échelle est trouvée automatiquement.</translation>
    </message>
    <message>
        <source>The clean truth where there is one, as of a simulation: one band for all dates or one for each, on the grid of INPUT. Adds PSNR and SSIM on amplitude.</source>
        <translation>La vérité propre quand il y en a une, comme pour une simulation&#xa0;: une bande pour toutes les dates ou une pour chacune, sur la grille de INPUT. Ajoute PSNR et SSIM sur l’amplitude.</translation>
    </message>
    <message>
        <source>What the numbers of INPUT are. “Automatic” finds it out. It is also taken for the results and the reference where theirs cannot be told.</source>
        <translation>Ce que sont les nombres de INPUT. «&#xa0;Automatique&#xa0;» le découvre. C’est aussi pris pour les résultats et la référence quand la leur ne peut être trouvée.</translation>
    </message>
    <message>
        <source>One HTML file that needs no network, of at most 15 MB. A JSON file with all numbers is written beside it under the same name.</source>
        <translation>Un fichier HTML qui n’a pas besoin d’Internet, de 15 Mo au plus. Un fichier JSON avec tous les nombres est écrit à côté sous le même nom.</translation>
    </message>
    <message>
        <source>Dates before despeckling</source>
        <translation>Dates avant débruitage</translation>
    </message>
    <message>
        <source>The same dates after despeckling</source>
        <translation>Les mêmes dates après débruitage</translation>
    </message>
    <message>
        <source>Clean reference</source>
        <translation>Référence propre</translation>
    </message>
    <message>
        <source>Numbers of the report</source>
        <translation>Nombres du rapport</translation>
    </message>
    <message>
        <source>HTML files</source>
        <translation>Fichiers HTML</translation>
    </message>
    <message>
        <source>Ratio despeckling</source>
        <translation>Débruitage par ratio</translation>
    </message>
    <message>
        <source>Despeckles one date, or several, with the help of a super-image of the same place.</source>
        <translation>Débruite une date, ou plusieurs, à l’aide d’une super-image du même lieu.</translation>
    </message>
    <message>
        <source>One band for all dates, or one per date, on the grid of the dates. Super-image makes one.</source>
        <translation>Une bande pour toutes les dates, ou une par date, sur la grille des dates. L’algorithme Super-image en fait une.</translation>
    </message>
    <message>
        <source>A GeoTIFF with a band per date, in the scale and with the nodata value of the dates.</source>
        <translation>Un GeoTIFF avec une bande par date, à l’échelle et avec la valeur sans données des dates.</translation>
    </message>
    <message>
        <source>The despeckled ratio of each date to the super-image, in the scale of the dates: 1 (0 dB) where nothing changed.</source>
        <translation>Le ratio débruité de chaque date à la super-image, à l’échelle des dates&#xa0;: 1 (0 dB) là où rien n’a changé.</translation>
    </message>
    <message>
        <source>Dates to despeckle</source>
        <translation>Dates à débruiter</translation>
    </message>
    <message>
        <source>Change against the super-image</source>
        <translation>Changement par rapport à la super-image</translation>
    </message>
    <message>
        <source>change</source>
        <translation>changement</translation>
    </message>
    <message>
        <source>Remove network</source>
        <translation>Supprimer un réseau</translation>
    </message>
    <message>
        <source>Deletes a network that you imported or tuned from this profile.</source>
        <translation>Supprime de ce profil un réseau que vous avez importé ou affiné.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Its file in the profile is deleted, and MODEL no longer offers it. The file that it was imported from stays. Networks that come with SAR Despeckle cannot be removed.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Son fichier dans le profil est supprimé, et MODEL ne le propose plus. Le fichier d’où il a été importé reste. Les réseaux fournis avec SAR Despeckle ne peuvent pas être supprimés.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The name under which MODEL offers the network.</source>
        <translation>Le nom sous lequel MODEL propose le réseau.</translation>
    </message>
    <message>
        <source>Name of the network removed</source>
        <translation>Nom du réseau supprimé</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>SAR image</source>
        <translation>Image SAR</translation>
    </message>
    <message>
        <source>Clean dates</source>
        <translation>Dates débruitées</translation>
    </message>
    <message>
        <source>Clean image</source>
        <translation>Image débruitée</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Image with report</source>
        <translation>Image avec rapport</translation>
    </message>
    <message>
        <source>Despeckles a single image, and reports on the quality of the result.</source>
        <translation>Débruite une seule image, et fait un rapport sur la qualité du résultat.</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Despeckle image&lt;/i&gt; with the network that it chooses, and then &lt;i&gt;Quality report&lt;/i&gt;: one page that says whether the result may be used, and what is wrong where.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;Débruiter une image&lt;/i&gt; avec le réseau qu’il choisit, puis &lt;i&gt;Rapport de qualité&lt;/i&gt;&#xa0;: une page qui dit si le résultat est utilisable, et ce qui ne va pas et où.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Series with report</source>
        <translation>Série avec rapport</translation>
    </message>
    <message>
        <source>Despeckles every date of a series through its ratio to a super-image, and reports on the quality.</source>
        <translation>Débruite chaque date d’une série par son ratio à une super-image, et fait un rapport sur la qualité.</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Super-image&lt;/i&gt; (the mean of the unchanged dates, cleaned by a network), &lt;i&gt;Ratio despeckling&lt;/i&gt; of every date with it, and then &lt;i&gt;Quality report&lt;/i&gt;. The clean dates are the bands of one raster. &lt;i&gt;Despeckle time series&lt;/i&gt; gives the same dates, as a raster each.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;Super-image&lt;/i&gt; (la moyenne des dates inchangées, nettoyée par un réseau), &lt;i&gt;Débruitage par ratio&lt;/i&gt; de chaque date avec elle, puis &lt;i&gt;Rapport de qualité&lt;/i&gt;. Les dates débruitées sont les bandes d’un seul raster. &lt;i&gt;Débruiter une série temporelle&lt;/i&gt; donne les mêmes dates, un raster pour chacune.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Graphical models</source>
        <translation>Modèles graphiques</translation>
    </message>
    <message>
        <source>Simulate time series</source>
        <translation>Simuler une série temporelle</translation>
    </message>
    <message>
        <source>Makes a dated, Sentinel-1-like time series with correlated speckle, and its clean truth.</source>
        <translation>Fait une série temporelle datée, semblable à Sentinel-1, au speckle corrélé, et sa vérité propre.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Use it to try a method where the right answer is known. Do not judge by it alone: the networks of SAR Despeckle were trained on scenes of this kind, and the speckle of its dates is always independent.&lt;/p&gt; &lt;p&gt;The scene has fields, some of which change with the season, textures, roads and bright points. A square of 16 × 16 pixels is brighter at the middle date by the &lt;b&gt;change&lt;/b&gt;, in dB. The &lt;b&gt;clean scene&lt;/b&gt; has one band per date.&lt;/p&gt; &lt;p&gt;The speckle has the spectrum of the chosen Sentinel-1 sub-swath: neighbouring pixels are correlated as in real single-look data. &lt;b&gt;S3&lt;/b&gt; is a stripmap product. &lt;b&gt;GRDH&lt;/b&gt; is one of the five looks of a ground-range product; use it with 5 looks. &lt;b&gt;white&lt;/b&gt; has no correlation.&lt;/p&gt; &lt;p&gt;The dates are written as simulated_&lt;i&gt;YYYYMMDD&lt;/i&gt;.tif. Files of such a name that SAR Despeckle did not write are never replaced.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Utilisez cet algorithme pour essayer une méthode là où la bonne réponse est connue. Ne jugez pas par lui seul&#xa0;: les réseaux de SAR Despeckle ont été entraînés sur des scènes de ce genre, et le speckle de ses dates est toujours indépendant.&lt;/p&gt; &lt;p&gt;La scène a des champs, dont certains changent avec la saison, des textures, des routes et des points brillants. Un carré de 16 × 16 pixels est plus clair à la date du milieu, du &lt;b&gt;changement&lt;/b&gt; en dB. La &lt;b&gt;scène propre&lt;/b&gt; a une bande par date.&lt;/p&gt; &lt;p&gt;Le speckle a le spectre de la sous-fauchée Sentinel-1 choisie&#xa0;: les pixels voisins sont corrélés comme dans de vraies données à une vue. &lt;b&gt;S3&lt;/b&gt; est un produit stripmap. &lt;b&gt;GRDH&lt;/b&gt; est l’une des cinq vues d’un produit en distance sol&#xa0;; utilisez-la avec 5 vues. &lt;b&gt;white&lt;/b&gt; n’a pas de corrélation.&lt;/p&gt; &lt;p&gt;Les dates sont écrites sous simulated_&lt;i&gt;AAAAMMJJ&lt;/i&gt;.tif. Les fichiers de ce nom que SAR Despeckle n’a pas écrits ne sont jamais remplacés.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Number of dates, 12 days apart.</source>
        <translation>Nombre de dates, à 12 jours d’intervalle.</translation>
    </message>
    <message>
        <source>Height of the images in pixels.</source>
        <translation>Hauteur des images en pixels.</translation>
    </message>
    <message>
        <source>Width of the images in pixels.</source>
        <translation>Largeur des images en pixels.</translation>
    </message>
    <message>
        <source>Independent looks of each date: 1 as in single-look complex data, 5 as in GRD.</source>
        <translation>Vues indépendantes de chaque date&#xa0;: 1 comme dans les données complexes à une vue, 5 comme en GRD.</translation>
    </message>
    <message>
        <source>Its spectrum gives the correlation between neighbouring pixels.</source>
        <translation>Son spectre donne la corrélation entre pixels voisins.</translation>
    </message>
    <message>
        <source>How much brighter a square of 16 × 16 pixels is at the middle date, in dB.</source>
        <translation>De combien un carré de 16 × 16 pixels est plus clair à la date du milieu, en dB.</translation>
    </message>
    <message>
        <source>Any whole number; the same one gives the same series again.</source>
        <translation>N’importe quel entier&#xa0;; le même redonne la même série.</translation>
    </message>
    <message>
        <source>Whether real and imaginary part are written, as in single-look complex products. It needs one look.</source>
        <translation>Si les parties réelle et imaginaire sont écrites, comme dans les produits complexes à une vue. Il faut une seule vue.</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, simulated_YYYYMMDD.tif. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>Un GeoTIFF par date, simulated_AAAAMMJJ.tif. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.</translation>
    </message>
    <message>
        <source>The scene without speckle, a band per date.</source>
        <translation>La scène sans speckle, une bande par date.</translation>
    </message>
    <message>
        <source>Rows (pixels)</source>
        <translation>Lignes (pixels)</translation>
    </message>
    <message>
        <source>Columns (pixels)</source>
        <translation>Colonnes (pixels)</translation>
    </message>
    <message>
        <source>Looks of each date</source>
        <translation>Vues de chaque date</translation>
    </message>
    <message>
        <source>Change at the middle date, in dB</source>
        <translation>Changement à la date du milieu, en dB</translation>
    </message>
    <message>
        <source>Seed (equal seeds give equal series)</source>
        <translation>Graine (à même graine, même série)</translation>
    </message>
    <message>
        <source>Folder for the dates</source>
        <translation>Dossier des dates</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulée</translation>
    </message>
    <message>
        <source>Sub-swath (correlation of the speckle)</source>
        <translation>Sous-fauchée (corrélation du speckle)</translation>
    </message>
    <message>
        <source>Write single-look complex images</source>
        <translation>Écrire des images complexes à une vue</translation>
    </message>
    <message>
        <source>Clean scene</source>
        <translation>Scène propre</translation>
    </message>
    <message>
        <source>Temporal mean</source>
        <translation>Moyenne temporelle</translation>
    </message>
    <message>
        <source>Binary-weighted mean (of the dates like the target)</source>
        <translation>Moyenne à poids binaires (des dates semblables à la date cible)</translation>
    </message>
    <message>
        <source>GLRT multilook</source>
        <translation>Multivue GLRT</translation>
    </message>
    <message>
        <source>Mean of the unchanged dates</source>
        <translation>Moyenne des dates inchangées</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Turns a time series into one image with far less speckle than any of its dates.</source>
        <translation>Fait d’une série temporelle une image qui a bien moins de speckle que chacune de ses dates.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The &lt;b&gt;temporal mean&lt;/b&gt; is the plain mean of the dates. The &lt;b&gt;binary-weighted mean&lt;/b&gt; is made for one target date and leaves out, pixel by pixel, the dates that changed against it. &lt;b&gt;GLRT multilook&lt;/b&gt; also averages over similar neighbours. The &lt;b&gt;mean of the unchanged dates&lt;/b&gt; tests, place by place, whether the dates are at two levels, and leaves out those at the rarer one: a ship, a flood, a harvested field. Of two levels more than 10 dB apart it keeps the darker, the ground under objects. With fewer than five dates it leaves none out.&lt;/p&gt; &lt;p&gt;A network can remove the residual speckle; so can MuLoG, as in RABASAR, where the images are DAM and DBWAM: it takes the looks that the mean was measured to have. The equivalent number of looks (ENL) of the result is measured and returned: the more looks, the less speckle.&lt;/p&gt; &lt;p&gt;Use it for one clean image of a place, or for &lt;i&gt;Ratio despeckling&lt;/i&gt;. It is not the state at any date. Do not take the temporal mean where things come and go: it holds a tenth of what happened at one of ten dates.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La &lt;b&gt;moyenne temporelle&lt;/b&gt; est la simple moyenne des dates. La &lt;b&gt;moyenne à poids binaires&lt;/b&gt; est faite pour une date cible et laisse de côté, pixel par pixel, les dates qui ont changé par rapport à elle. Le &lt;b&gt;multivue GLRT&lt;/b&gt; moyenne aussi sur les voisins semblables. La &lt;b&gt;moyenne des dates inchangées&lt;/b&gt; teste, lieu par lieu, si les dates sont à deux niveaux, et laisse de côté celles du niveau le plus rare&#xa0;: un navire, une inondation, un champ moissonné. De deux niveaux distants de plus de 10 dB, elle garde le plus sombre, le sol sous les objets. Avec moins de cinq dates, elle n’en laisse aucune de côté.&lt;/p&gt; &lt;p&gt;Un réseau peut supprimer le speckle résiduel&#xa0;; MuLoG aussi, comme dans RABASAR, où les images s’appellent DAM et DBWAM&#xa0;: il prend le nombre de vues mesuré sur la moyenne. Le nombre équivalent de vues (ENL) du résultat est mesuré et renvoyé&#xa0;: plus il y a de vues, moins il y a de speckle.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour une image propre d’un lieu, ou pour le &lt;i&gt;Débruitage par ratio&lt;/i&gt;. Elle n’est l’état d’aucune date. Ne prenez pas la moyenne temporelle là où des choses vont et viennent&#xa0;: elle contient un dixième de ce qui s’est passé à une date sur dix.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR)&#xa0;; Dalsasso et al. 2021.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>How the dates become one image; the text above compares the methods.</source>
        <translation>La façon dont les dates deviennent une seule image&#xa0;; le texte ci-dessus compare les méthodes.</translation>
    </message>
    <message>
        <source>Number of the date that the binary-weighted mean is made for, in the order that the run prints. Other methods do not use it.</source>
        <translation>Numéro de la date pour laquelle est faite la moyenne à poids binaires, dans l’ordre qu’affiche l’exécution. Les autres méthodes ne l’utilisent pas.</translation>
    </message>
    <message>
        <source>What removes the speckle that is left: a network, or MuLoG as in RABASAR.</source>
        <translation>Ce qui supprime le speckle qui reste&#xa0;: un réseau, ou MuLoG comme dans RABASAR.</translation>
    </message>
    <message>
        <source>Target date of the binary-weighted mean (0 is the first)</source>
        <translation>Date cible de la moyenne binaire (0 = la première)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Remove residual speckle</source>
        <translation>Supprimer le speckle résiduel</translation>
    </message>
    <message>
        <source>Equivalent number of looks of the super-image</source>
        <translation>Nombre équivalent de vues de la super-image</translation>
    </message>
    <message>
        <source>Near-real training pairs</source>
        <translation>Paires d’entraînement quasi réelles</translation>
    </message>
    <message>
        <source>Makes patches to train a network on: each date of a series beside a clean reference made of the others.</source>
        <translation>Fait des imagettes pour entraîner un réseau&#xa0;: chaque date d’une série à côté d’une référence propre faite des autres.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The reference of a date is the mean of the other dates over the pixels that GLRT adaptive multilooking finds similar, at the level of the date. In place of inspection by eye every pair is checked against what speckle of so many looks allows: data everywhere, no constant areas, enough similar pixels, no shift, no change in time, no residual speckle in the reference. &lt;b&gt;index.csv&lt;/b&gt; has a row for every patch, with its figures and the reason if it was left out. &lt;b&gt;contact_sheet.html&lt;/b&gt; shows all of them, and lets you unselect more.&lt;/p&gt; &lt;p&gt;Patches lie side by side. Of ten places, one is for validation and one for tests, with all of their dates. The folders &lt;b&gt;gt&lt;/b&gt;, &lt;b&gt;intensity&lt;/b&gt; and, where the dates are complex or PHASE is given, &lt;b&gt;phase&lt;/b&gt; (radians) hold them under one name each.&lt;/p&gt; &lt;p&gt;Use it to train or tune a network for your own sensor. It is not for places whose ground stays coherent from date to date, or that change all the time: there most patches fail.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17), who take all dates, the one itself included, and their own eyes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La référence d’une date est la moyenne des autres dates sur les pixels que le multivue adaptatif par GLRT trouve semblables, au niveau de la date. Au lieu d’un examen à l’œil, chaque paire est contrôlée d’après ce que permet un speckle de tant de vues&#xa0;: des données partout, pas de zones constantes, assez de pixels semblables, pas de décalage, pas de changement dans le temps, pas de speckle résiduel dans la référence. &lt;b&gt;index.csv&lt;/b&gt; a une ligne pour chaque imagette, avec ses chiffres et la raison si elle a été écartée. &lt;b&gt;contact_sheet.html&lt;/b&gt; les montre toutes et permet d’en écarter d’autres.&lt;/p&gt; &lt;p&gt;Les imagettes se touchent. Sur dix lieux, un sert à la validation et un aux tests, avec toutes leurs dates. Les dossiers &lt;b&gt;gt&lt;/b&gt;, &lt;b&gt;intensity&lt;/b&gt; et, si les dates sont complexes ou si PHASE est donné, &lt;b&gt;phase&lt;/b&gt; (radians) les contiennent sous un même nom.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour entraîner ou affiner un réseau pour votre propre capteur. Il n’est pas fait pour les lieux dont le sol reste cohérent d’une date à l’autre, ou qui changent sans cesse&#xa0;: la plupart des imagettes y échouent.&lt;/p&gt; &lt;p&gt;Guan et al. 2024 (IEEE JSTARS 17), qui prennent toutes les dates, celle-ci comprise, et leurs propres yeux.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The phase of every date in radians, in the order of INPUT, on the same grid; degrees are recognised. Complex dates bring theirs with them.</source>
        <translation>La phase de chaque date en radians, dans l’ordre de INPUT, sur la même grille&#xa0;; les degrés sont reconnus. Les dates complexes apportent la leur.</translation>
    </message>
    <message>
        <source>Independent looks of each date. 0 takes 1 for single-look dates and measures others; if you know the number, give it: the checks compare with it.</source>
        <translation>Vues indépendantes de chaque date. 0 prend 1 pour les dates à une vue et mesure les autres&#xa0;; si vous connaissez le nombre, donnez-le&#xa0;: les contrôles s’y comparent.</translation>
    </message>
    <message>
        <source>Side of a patch, in pixels. 256 is usual; a training takes pieces of 128.</source>
        <translation>Côté d’une imagette, en pixels. 256 est habituel&#xa0;; un entraînement prend des morceaux de 128.</translation>
    </message>
    <message>
        <source>Whether patches that fail a check are left out. Without it they are written, and the index tells.</source>
        <translation>Si les imagettes qui échouent à un contrôle sont écartées. Sinon elles sont écrites, et l’index le dit.</translation>
    </message>
    <message>
        <source>For the patches, their index and the page that shows them. Files there that SAR Despeckle did not write are never replaced.</source>
        <translation>Pour les imagettes, leur index et la page qui les montre. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.</translation>
    </message>
    <message>
        <source>Side of a patch, in pixels</source>
        <translation>Côté d’une imagette, en pixels</translation>
    </message>
    <message>
        <source>Leave out patches that fail a check</source>
        <translation>Écarter les imagettes qui échouent à un contrôle</translation>
    </message>
    <message>
        <source>Folder for the pairs</source>
        <translation>Dossier des paires</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Planche-contact</translation>
    </message>
    <message>
        <source>Pairs that were kept</source>
        <translation>Paires gardées</translation>
    </message>
    <message>
        <source>Pairs that failed a check</source>
        <translation>Paires qui ont échoué à un contrôle</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>{file} cannot be shown on the map; check that it is still there.</source>
        <translation>{file} ne peut pas être affiché sur la carte&#xa0;; vérifiez qu’il est encore là.</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>before (dB)</source>
        <translation>avant (dB)</translation>
    </message>
    <message>
        <source>after (dB)</source>
        <translation>après (dB)</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>ligne {row}, colonne {column}</translation>
    </message>
    <message>
        <source>Check the dates of one series, or one raster with a band for each date.</source>
        <translation>Cochez les dates d’une série, ou un seul raster avec une bande par date.</translation>
    </message>
    <message>
        <source>Layers of the series</source>
        <translation>Couches de la série</translation>
    </message>
    <message>
        <source>The project has no raster layers that are files; add files or a folder.</source>
        <translation>Le projet n’a aucune couche raster qui soit un fichier&#xa0;; ajoutez des fichiers ou un dossier.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters ({endings}); choose another, or files.</source>
        <translation>Le dossier {folder} ne contient aucun raster ({endings})&#xa0;; choisissez-en un autre, ou des fichiers.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}); choose another.</source>
        <translation>Le dossier {folder} ne peut pas être lu ({reason})&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Before on the left, after on the right: drag the line on the map.</source>
        <translation>Avant à gauche, après à droite&#xa0;: faites glisser la ligne sur la carte.</translation>
    </message>
    <message>
        <source>Click on the map: the pixel&apos;s values over the dates.</source>
        <translation>Cliquez sur la carte&#xa0;: les valeurs du pixel au fil des dates.</translation>
    </message>
    <message>
        <source>SAR Despeckle: opening a date</source>
        <translation>SAR Despeckle&#xa0;: ouverture d’une date</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Rideau</translation>
    </message>
    <message>
        <source>Plot a pixel</source>
        <translation>Tracer un pixel</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>Copier les valeurs</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>This place has no coordinates in the series ({reason}); click elsewhere.</source>
        <translation>Ce lieu n’a pas de coordonnées dans la série ({reason})&#xa0;; cliquez ailleurs.</translation>
    </message>
    <message>
        <source>This place is outside of the series; click on it.</source>
        <translation>Ce lieu est hors de la série&#xa0;; cliquez dessus.</translation>
    </message>
    <message>
        <source>Copied; paste it into a spreadsheet.</source>
        <translation>Copié&#xa0;; collez dans un tableur.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Pol.</source>
        <translation>Pol.</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Grid (pixels)</source>
        <translation>Grille (pixels)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Acquisition date, from metadata or the file&apos;s name. Double-click to correct it.</source>
        <translation>Date d’acquisition, d’après les métadonnées ou le nom du fichier. Double-cliquez pour la corriger.</translation>
    </message>
    <message>
        <source>Polarisation, from the file&apos;s name.</source>
        <translation>Polarisation, d’après le nom du fichier.</translation>
    </message>
    <message>
        <source>Equivalent number of looks, as measured.</source>
        <translation>Nombre équivalent de vues, mesuré.</translation>
    </message>
    <message>
        <source>What the numbers are, as found or chosen below.</source>
        <translation>Ce que sont les nombres, comme trouvé ou choisi ci-dessous.</translation>
    </message>
    <message>
        <source>Size, or the difference from the first date.</source>
        <translation>Taille, ou différence avec la première date.</translation>
    </message>
    <message>
        <source>Name of the raster.</source>
        <translation>Nom du raster.</translation>
    </message>
    <message>
        <source>“{text}” is no date; write it as in 2024-01-31 or 2024-01-31 05:55:12.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une date&#xa0;; écrivez-la comme 2024-01-31 ou 2024-01-31 05:55:12.</translation>
    </message>
    <message>
        <source>Corrected; clear the cell to take the file&apos;s date again.</source>
        <translation>Corrigée&#xa0;; videz la cellule pour reprendre la date du fichier.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>To</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>intensité</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>amplitude</translation>
    </message>
    <message>
        <source>decibel</source>
        <translation>décibel</translation>
    </message>
    <message>
        <source>complex</source>
        <translation>complexe</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>incertaine</translation>
    </message>
    <message>
        <source>Band {number}</source>
        <translation>Bande {number}</translation>
    </message>
    <message>
        <source>{name} {difference}, unlike the first date.</source>
        <translation>{name} {difference}, contrairement à la première date.</translation>
    </message>
    <message>
        <source>{name} has no georeference, so no part of it can be chosen on the map; despeckle the whole series.</source>
        <translation>{name} n’a pas de géoréférencement, on ne peut donc en choisir aucune partie sur la carte&#xa0;; débruitez la série entière.</translation>
    </message>
    <message>
        <source>The part of the map in view has no place in the coordinate system of the series ({reason}); zoom to the series.</source>
        <translation>La partie de la carte affichée n’a pas de place dans le système de coordonnées de la série ({reason})&#xa0;; zoomez sur la série.</translation>
    </message>
    <message>
        <source>{number} clean dates in {time}.</source>
        <translation>{number} dates débruitées en {time}.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesurées</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Bande</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Plus…</translation>
    </message>
    <message>
        <source>All settings: opens the algorithm&apos;s own dialog with these values.</source>
        <translation>Tous les réglages&#xa0;: ouvre le dialogue de l’algorithme avec ces valeurs.</translation>
    </message>
    <message>
        <source>Results in</source>
        <translation>Résultats dans</translation>
    </message>
    <message>
        <source>Preview on the map</source>
        <translation>Aperçu sur la carte</translation>
    </message>
    <message>
        <source>Despeckles the middle of what the map shows, at all dates: some seconds.</source>
        <translation>Débruite le milieu de ce que montre la carte, à toutes les dates&#xa0;: quelques secondes.</translation>
    </message>
    <message>
        <source>Despeckle series</source>
        <translation>Débruiter la série</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>As the preview has measured.</source>
        <translation>Comme l’aperçu l’a mesuré.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s.</source>
        <translation>Aperçu de {columns} × {rows} pixels en {seconds:.1f} s.</translation>
    </message>
    <message>
        <source>Preview of {columns} × {rows} pixels in {seconds:.1f} s, of the middle of the series, which the map does not show.</source>
        <translation>Aperçu de {columns} × {rows} pixels en {seconds:.1f} s, au milieu de la série, que la carte ne montre pas.</translation>
    </message>
    <message>
        <source>All bands are dates</source>
        <translation>Toutes les bandes sont des dates</translation>
    </message>
    <message>
        <source>A preview measures it.</source>
        <translation>Un aperçu le mesure.</translation>
    </message>
    <message>
        <source>Whole series: about {time}, about {size}.</source>
        <translation>Série entière&#xa0;: environ {time}, environ {size}.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>{folder} cannot be removed ({reason}); remove it by hand.</source>
        <translation>{folder} ne peut pas être supprimé ({reason})&#xa0;; supprimez-le à la main.</translation>
    </message>
    <message>
        <source>Whole series: roughly {time}, at most {size}.</source>
        <translation>Série entière&#xa0;: à peu près {time}, au plus {size}.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>The networks need ONNX Runtime, which is not installed yet (a download of about 20 MB).</source>
        <translation>Les réseaux ont besoin d’ONNX Runtime, qui n’est pas encore installé (environ 20 Mo à télécharger).</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installer…</translation>
    </message>
    <message>
        <source>Try it on simulated data</source>
        <translation>Essayer sur des données simulées</translation>
    </message>
    <message>
        <source>Makes a small Sentinel-1-like series in a temporary folder, and loads it.</source>
        <translation>Fait une petite série semblable à Sentinel-1 dans un dossier temporaire, et la charge.</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>aperçu</translation>
    </message>
    <message>
        <source>Simulating a series: {percent:.0f} %</source>
        <translation>Simulation d’une série&#xa0;: {percent:.0f}&#xa0;%</translation>
    </message>
    <message>
        <source>Add the dates of a series: drop layers, files or a folder here.</source>
        <translation>Ajoutez les dates d’une série&#xa0;: déposez ici des couches, des fichiers ou un dossier.</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Take the selected rows out of the series.</source>
        <translation>Retire de la série les lignes sélectionnées.</translation>
    </message>
    <message>
        <source>SAR Despeckle: listing a folder</source>
        <translation>SAR Despeckle&#xa0;: lecture d’un dossier</translation>
    </message>
    <message>
        <source>Dates of a series</source>
        <translation>Dates d’une série</translation>
    </message>
    <message>
        <source>Folder with the dates of a series</source>
        <translation>Dossier des dates d’une série</translation>
    </message>
    <message>
        <source>Looking at the rasters…</source>
        <translation>Examen des rasters…</translation>
    </message>
    <message>
        <source>SAR Despeckle: looking at a series</source>
        <translation>SAR Despeckle&#xa0;: examen d’une série</translation>
    </message>
    <message>
        <source>{number} dates of {columns} × {rows} pixels.</source>
        <translation>{number} dates de {columns} × {rows} pixels.</translation>
    </message>
    <message>
        <source>Not all have a date: the order is that in which they were added.</source>
        <translation>Toutes n’ont pas de date&#xa0;: l’ordre est celui dans lequel elles ont été ajoutées.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Add dates</source>
        <translation>Ajouter des dates</translation>
    </message>
    <message>
        <source>Layers of the project…</source>
        <translation>Couches du projet…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Fichiers…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Install ONNX Runtime</source>
        <translation>Installer ONNX Runtime</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>{program} could not be started: {reason}</source>
        <translation>{program} n’a pas pu être lancé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Not installed yet.</source>
        <translation>Pas encore installé.</translation>
    </message>
    <message>
        <source>Install again</source>
        <translation>Réinstaller</translation>
    </message>
    <message>
        <source>Installed: {what}</source>
        <translation>Installé&#xa0;: {what}</translation>
    </message>
    <message>
        <source>QGIS must be restarted before the network algorithms can be used ({problem}).</source>
        <translation>QGIS doit être redémarré avant que les algorithmes à réseaux puissent être utilisés ({problem}).</translation>
    </message>
    <message>
        <source>Despeckle a series</source>
        <translation>Débruiter une série</translation>
    </message>
    <message>
        <source>SAR Despeckle: despeckle a series</source>
        <translation>SAR Despeckle&#xa0;: débruiter une série</translation>
    </message>
    <message>
        <source>Install ONNX Runtime…</source>
        <translation>Installer ONNX Runtime…</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Documentation</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>complex images</source>
        <translation>images complexes</translation>
    </message>
    <message>
        <source>ratios to a super-image</source>
        <translation>ratios à une super-image</translation>
    </message>
    <message>
        <source>dates with their super-image</source>
        <translation>dates avec leur super-image</translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation>{least:g} à {most:g}</translation>
    </message>
    <message>
        <source>Version {version}.</source>
        <translation>Version {version}.</translation>
    </message>
    <message>
        <source>Defaults of all algorithms</source>
        <translation>Valeurs par défaut de tous les algorithmes</translation>
    </message>
    <message>
        <source>Memory to use</source>
        <translation>Mémoire à utiliser</translation>
    </message>
    <message>
        <source>Network for time series</source>
        <translation>Réseau pour les séries temporelles</translation>
    </message>
    <message>
        <source>Network for single images</source>
        <translation>Réseau pour les images uniques</translation>
    </message>
    <message>
        <source>Removes a network that you imported or tuned; those of the plugin stay.</source>
        <translation>Supprime un réseau que vous avez importé ou affiné&#xa0;; ceux de l’extension restent.</translation>
    </message>
    <message>
        <source>SAR Despeckle: testing the devices</source>
        <translation>SAR Despeckle&#xa0;: test des périphériques</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>SAR Despeckle: reading the networks</source>
        <translation>SAR Despeckle&#xa0;: lecture des réseaux</translation>
    </message>
    <message>
        <source>Test devices</source>
        <translation>Tester les périphériques</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} est supprimé.</translation>
    </message>
    <message>
        <source>An unexpected error occurred ({error}); please report it at {address} with the log of this run.</source>
        <translation>Une erreur inattendue s’est produite ({error})&#xa0;; signalez-la à l’adresse {address} avec le journal de cette exécution.</translation>
    </message>
    <message>
        <source>The disk of {file} is full ({reason}); make room on it, or choose another folder.</source>
        <translation>Le disque de {file} est plein ({reason})&#xa0;; faites-y de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The disk is full ({reason}); make room on it, or choose another folder.</source>
        <translation>Le disque est plein ({reason})&#xa0;; faites-y de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Dates (rasters, or one raster of several bands)</source>
        <translation>Dates (des rasters, ou un seul à plusieurs bandes)</translation>
    </message>
    <message>
        <source>Looks of each date (0 measures them)</source>
        <translation>Vues de chaque date (0 les mesure)</translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation>{size:.1f} Mo</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made ({1}); choose another.</source>
        <translation>Le dossier {0} ne peut pas être créé ({1})&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{0} was not written by SAR Despeckle and is left as it is; move it away or choose another folder.</source>
        <translation>{0} n’a pas été écrit par SAR Despeckle et reste tel quel&#xa0;; déplacez-le ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{0} is too long a name for a file in {1}; choose a shorter one.</source>
        <translation>{0} est un nom trop long pour un fichier dans {1}&#xa0;; choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>{0} cannot be read to its end ({1}); the file is damaged or truncated: copy or download it again.</source>
        <translation>{0} ne peut pas être lu jusqu’à la fin ({1})&#xa0;; le fichier est endommagé ou tronqué&#xa0;: copiez-le ou téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{0} {1}, not a file; save its contents as a GeoTIFF and choose that.</source>
        <translation>{0} {1}, pas un fichier&#xa0;; enregistrez son contenu en GeoTIFF et choisissez celui-ci.</translation>
    </message>
    <message>
        <source>{0} cannot be read, because this process has as many files open as the system allows it; raise that limit (ulimit -n), or give fewer rasters.</source>
        <translation>{0} ne peut pas être lu, car ce processus a ouvert autant de fichiers que le système l’autorise&#xa0;; relevez cette limite (ulimit -n), ou donnez moins de rasters.</translation>
    </message>
    <message>
        <source>{0} cannot be read to its end ({1}); check the connection to its server, or download it first.</source>
        <translation>{0} ne peut pas être lu jusqu’à la fin ({1})&#xa0;; vérifiez la connexion à son serveur, ou téléchargez-le d’abord.</translation>
    </message>
    <message>
        <source>{0} is read from a server that does not answer ({1}); check the connection, or download the raster first.</source>
        <translation>{0} est lu sur un serveur qui ne répond pas ({1})&#xa0;; vérifiez la connexion, ou téléchargez d’abord le raster.</translation>
    </message>
    <message>
        <source>{0} does not exist; check the path.</source>
        <translation>{0} n’existe pas&#xa0;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{0} has become a folder; remove it or choose another name.</source>
        <translation>{0} est devenu un dossier&#xa0;; supprimez-le ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}); remove its layer from the project, or choose another name.</source>
        <translation>{0} ne peut pas être remplacé ({1})&#xa0;; retirez sa couche du projet, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written to ({1}); {2}.</source>
        <translation>Impossible d’écrire dans le dossier {0} ({1})&#xa0;; {2}.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); make it anew with trainingpairs.</source>
        <translation>{0} ne peut pas être lu ({1})&#xa0;; refaites-le avec trainingpairs.</translation>
    </message>
    <message>
        <source>{0} is no index of training pairs ({1}); make it anew with trainingpairs.</source>
        <translation>{0} n’est pas un index de paires d’entraînement ({1})&#xa0;; refaites-le avec trainingpairs.</translation>
    </message>
    <message>
        <source>PATCH is {0}, but the dates have {1} × {2} pixels; choose a PATCH of {3} or less, or larger dates.</source>
        <translation>PATCH vaut {0}, mais les dates ont {1} × {2} pixels&#xa0;; choisissez un PATCH de {3} ou moins, ou des dates plus grandes.</translation>
    </message>
    <message>
        <source>{0} has {1} ({2}), and INPUT has {3} ({4}); give {5} on the same grid.</source>
        <translation>{0} a {1} ({2}), et INPUT a {3} ({4})&#xa0;; donnez {5} sur la même grille.</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; warp it onto the grid of INPUT first (Raster ‣ Projections ‣ Warp).</source>
        <translation>{0} {1}, contrairement à {2}&#xa0;; reprojetez-le d’abord sur la grille de INPUT (Raster ‣ Projections ‣ Projection).</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel looked at; leave it out, or check its nodata value.</source>
        <translation>{0} n’a de données dans aucun pixel examiné&#xa0;; laissez-le de côté, ou vérifiez sa valeur sans données.</translation>
    </message>
    <message>
        <source>{0} has the same values as {1} in every pixel, so nothing was despeckled; choose the result of a despeckler as DESPECKLED.</source>
        <translation>{0} a les mêmes valeurs que {1} dans chaque pixel, rien n’a donc été débruité&#xa0;; choisissez le résultat d’un débruiteur comme DESPECKLED.</translation>
    </message>
    <message>
        <source>{0} and {1} have no pixel with speckle in common; check the nodata values of both, or choose rasters that overlap.</source>
        <translation>{0} et {1} n’ont aucun pixel avec du speckle en commun&#xa0;; vérifiez les valeurs sans données des deux, ou choisissez des rasters qui se recouvrent.</translation>
    </message>
    <message>
        <source>{0} has a scale factor of {1} and an offset of {2}, which leave no values; set them right in its metadata, for example with gdal_edit.py -scale 1 -offset 0.</source>
        <translation>{0} a un facteur d’échelle de {1} et un décalage de {2}, qui ne laissent aucune valeur&#xa0;; corrigez-les dans ses métadonnées, par exemple avec gdal_edit.py -scale 1 -offset 0.</translation>
    </message>
    <message>
        <source>{0} holds polarisations ({1}), not dates; choose one of its bands with BAND.</source>
        <translation>{0} contient des polarisations ({1}), pas des dates&#xa0;; choisissez l’une de ses bandes avec BAND.</translation>
    </message>
    <message>
        <source>No raster is given; choose at least one.</source>
        <translation>Aucun raster n’est donné&#xa0;; choisissez-en au moins un.</translation>
    </message>
    <message>
        <source>{0} {1}; correct it with gdal_edit (-a_ullr), or remove it (-unsetgt).</source>
        <translation>{0} {1}&#xa0;; corrigez-le avec gdal_edit (-a_ullr), ou supprimez-le (-unsetgt).</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; bring the rasters onto one grid first (Raster ‣ Projections ‣ Warp, or Align rasters).</source>
        <translation>{0} {1}, contrairement à {2}&#xa0;; amenez d’abord les rasters sur une même grille (Raster ‣ Projections ‣ Projection, ou Aligner des rasters).</translation>
    </message>
    <message>
        <source>{0} has no band {1}; it has {2}.</source>
        <translation>{0} n’a pas de bande {1}&#xa0;; il en a {2}.</translation>
    </message>
    <message>
        <source>{0} has nothing but a mask in the band that was picked; choose another band.</source>
        <translation>{0} n’a qu’un masque dans la bande choisie&#xa0;; choisissez une autre bande.</translation>
    </message>
    <message>
        <source>{0} has {1} dates, not {2}; give one date for each, in order.</source>
        <translation>{0} a {1} dates, et non {2}&#xa0;; donnez une date pour chacune, dans l’ordre.</translation>
    </message>
    <message>
        <source>{0} is a single date; give at least two dates, as rasters or as bands of one raster.</source>
        <translation>{0} est une seule date&#xa0;; donnez au moins deux dates, comme rasters ou comme bandes d’un seul raster.</translation>
    </message>
    <message>
        <source>{0} holds values too large for {1}; choose the scale that it is in, or make those values nodata.</source>
        <translation>{0} contient des valeurs trop grandes pour&#xa0;: {1}&#xa0;; choisissez l’échelle qui est la sienne, ou rendez ces valeurs sans données.</translation>
    </message>
    <message>
        <source>{0} holds infinite values; set them to its nodata value (for example with the raster calculator) and run again.</source>
        <translation>{0} contient des valeurs infinies&#xa0;; donnez-leur sa valeur sans données (par exemple avec la calculatrice raster) et relancez.</translation>
    </message>
    <message>
        <source>{0} holds negative values (down to {1}), which an {2} cannot have; choose the scale that it is in with SCALE (3 if it is decibel), or make its negative values nodata.</source>
        <translation>{0} contient des valeurs négatives (jusqu’à {1}), ce qui est impossible pour&#xa0;: {2}&#xa0;; choisissez l’échelle qui est la sienne avec SCALE (3 pour les décibels), ou rendez ses valeurs négatives sans données.</translation>
    </message>
    <message>
        <source>{0} is given twice; remove one of the two.</source>
        <translation>{0} est donné deux fois&#xa0;; supprimez l’un des deux.</translation>
    </message>
    <message>
        <source>{0} is an 8-bit colour picture, which has lost the speckle&apos;s statistics; give the SAR raster it was made from.</source>
        <translation>{0} est une image couleur sur 8 bits, qui a perdu la statistique du speckle&#xa0;; donnez le raster SAR dont elle a été faite.</translation>
    </message>
    <message>
        <source>{0} has a few negative values after noise subtraction; they count as almost nothing.</source>
        <translation>{0} a quelques valeurs négatives après soustraction du bruit&#xa0;; elles comptent pour presque rien.</translation>
    </message>
    <message>
        <source>{0} is given twice, also as {1}; remove one of the two.</source>
        <translation>{0} est donné deux fois, aussi sous {1}&#xa0;; supprimez l’un des deux.</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end ({1}); make room on the disk of {2} or choose another folder.</source>
        <translation>{0} ne peut pas être écrit jusqu’à la fin ({1})&#xa0;; faites de la place sur le disque de {2} ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{0} is not the name of a GeoTIFF, the format written here; let it end in .tif.</source>
        <translation>{0} n’est pas le nom d’un GeoTIFF, le format écrit ici&#xa0;; faites-le finir par .tif.</translation>
    </message>
    <message>
        <source>{0} is also an input and would be overwritten; choose another name.</source>
        <translation>{0} est aussi une entrée et serait écrasé&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the name of a file.</source>
        <translation>{0} est un dossier&#xa0;; donnez le nom d’un fichier.</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end, because the unfinished files in {1} were moved or removed meanwhile; run again, and leave the folder as it is.</source>
        <translation>{0} ne peut pas être écrit jusqu’à la fin, car les fichiers inachevés dans {1} ont été déplacés ou supprimés entre-temps&#xa0;; relancez, et laissez le dossier tel qu’il est.</translation>
    </message>
    <message>
        <source>{0} says that it is in {1} (“{2}”), {3} that it is in {4} (“{5}”); bring them into one scale, or give them one by one.</source>
        <translation>{0} se dit en {1} («&#xa0;{2}&#xa0;»), {3} en {4} («&#xa0;{5}&#xa0;»)&#xa0;; amenez-les à une même échelle, ou donnez-les un par un.</translation>
    </message>
    <message>
        <source>{0} must be from {1} to {2}, not {3}.</source>
        <translation>{0} doit aller de {1} à {2}, et non valoir {3}.</translation>
    </message>
    <message>
        <source>{0} must be {1} or more, not {2}.</source>
        <translation>{0} doit valoir {1} ou plus, et non {2}.</translation>
    </message>
    <message>
        <source>Two results would be written to {0}; choose another name for one of them, or rename one of the two inputs that they come from.</source>
        <translation>Deux résultats seraient écrits dans {0}&#xa0;; choisissez un autre nom pour l’un d’eux, ou renommez l’une des deux entrées dont ils proviennent.</translation>
    </message>
    <message>
        <source>{0} cannot be written to the end (it takes {1} GiB, and {2} GiB are free); make room on the disk of {3} or choose another folder.</source>
        <translation>{0} ne peut pas être écrit jusqu’à la fin (il prend {1} Gio, et {2} Gio sont libres)&#xa0;; faites de la place sur le disque de {3} ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel; check its nodata value and its scale.</source>
        <translation>{0} n’a de données dans aucun pixel&#xa0;; vérifiez sa valeur sans données et son échelle.</translation>
    </message>
    <message>
        <source>LOOKS must be positive, not {0}; a single-look image has 1.</source>
        <translation>LOOKS doit être positif, et non {0}&#xa0;; une image à une vue en a 1.</translation>
    </message>
    <message>
        <source>ALPHA is a probability, not {0}; choose a value between 0 and 1, such as 0.05.</source>
        <translation>ALPHA est une probabilité, et non {0}&#xa0;; choisissez une valeur entre 0 et 1, comme 0.05.</translation>
    </message>
    <message>
        <source>{0} must be an odd number from 1 to {1}, so that the window has a centre, not {2}; the default is 15.</source>
        <translation>{0} doit être un nombre impair de 1 à {1}, pour que la fenêtre ait un centre, et non {2}&#xa0;; la valeur par défaut est 15.</translation>
    </message>
    <message>
        <source>{0} has no data in any pixel; leave it out, or check its nodata value.</source>
        <translation>{0} n’a de données dans aucun pixel&#xa0;; laissez-le de côté, ou vérifiez sa valeur sans données.</translation>
    </message>
    <message>
        <source>The super-image {0} {1}, unlike {2}; make it from the same images, or warp it onto their grid.</source>
        <translation>La super-image {0} {1}, contrairement à {2}&#xa0;; faites-la à partir des mêmes images, ou reprojetez-la sur leur grille.</translation>
    </message>
    <message>
        <source>{0} and the super-image {1} have no pixel with data in common; choose rasters that overlap.</source>
        <translation>{0} et la super-image {1} n’ont aucun pixel avec des données en commun&#xa0;; choisissez des rasters qui se recouvrent.</translation>
    </message>
    <message>
        <source>The super-image {0} is zero where {1} has data; make it from the same images with the algorithm Super-image, or set its zeros to nodata.</source>
        <translation>La super-image {0} est nulle là où {1} a des données&#xa0;; faites-la à partir des mêmes images avec l’algorithme Super-image, ou rendez ses zéros sans données.</translation>
    </message>
    <message>
        <source>{0} {1}, unlike {2}; give the phase on the grid of the image.</source>
        <translation>{0} {1}, contrairement à {2}&#xa0;; donnez la phase sur la grille de l’image.</translation>
    </message>
    <message>
        <source>{0} has {1} bands, and {2} {3}; give a phase for every one.</source>
        <translation>{0} a {1} bandes, et {2} {3}&#xa0;; donnez une phase pour chacune.</translation>
    </message>
    <message>
        <source>{0} is no phase: its values are all alike; leave PHASE empty, or give the phase of the single-look complex image, in radians.</source>
        <translation>{0} n’est pas une phase&#xa0;: ses valeurs sont toutes pareilles&#xa0;; laissez PHASE vide, ou donnez la phase de l’image complexe à une vue, en radians.</translation>
    </message>
    <message>
        <source>{0} is no phase: its values reach {1}, more than a turn in degrees; give wrapped angles in radians.</source>
        <translation>{0} n’est pas une phase&#xa0;: ses valeurs atteignent {1}, plus d’un tour en degrés&#xa0;; donnez des angles enroulés, en radians.</translation>
    </message>
    <message>
        <source>{0} is taken for degrees: its values reach {1}, more than a turn in radians.</source>
        <translation>{0} est pris pour des degrés&#xa0;: ses valeurs atteignent {1}, plus d’un tour en radians.</translation>
    </message>
    <message>
        <source>The model {0} removes Gaussian noise, not speckle; choose another MODEL.</source>
        <translation>Le modèle {0} supprime du bruit gaussien, pas du speckle&#xa0;; choisissez un autre MODEL.</translation>
    </message>
    <message>
        <source>The model {0} needs a super-image beside each date; run Despeckle time series or Ratio despeckling with it, or choose another model.</source>
        <translation>Le modèle {0} a besoin d’une super-image à côté de chaque date&#xa0;; utilisez-le avec Débruiter une série temporelle ou Débruitage par ratio, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>DENOISER asks for BM3D, whose Python package bm3d does not start here ({0}); install it beside QGIS&apos;s Python if its licence, for non-commercial use only, suits you, or choose another DENOISER.</source>
        <translation>DENOISER demande BM3D, dont le paquet Python bm3d ne démarre pas ici ({0})&#xa0;; installez-le à côté du Python de QGIS si sa licence, pour un usage non commercial seulement, vous convient, ou choisissez un autre DENOISER.</translation>
    </message>
    <message>
        <source>MuLoG works with {0}, because no network runs here: {1}</source>
        <translation>MuLoG travaille avec {0}, car aucun réseau ne s’exécute ici&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The network {0} answers with NaN or infinite values where the image has data; choose another MODEL.</source>
        <translation>Le réseau {0} répond par NaN ou par des valeurs infinies là où l’image a des données&#xa0;; choisissez un autre MODEL.</translation>
    </message>
    <message>
        <source>{0} is for the ratio of a date to a super-image; run Despeckle time series or Ratio despeckling with it, or choose {1} for an image by itself.</source>
        <translation>{0} est fait pour le ratio d’une date à une super-image&#xa0;; utilisez-le avec Débruiter une série temporelle ou Débruitage par ratio, ou choisissez {1} pour une image seule.</translation>
    </message>
    <message>
        <source>Despeckling date {0} of {1}, {2}</source>
        <translation>Débruitage de la date {0} sur {1}, {2}</translation>
    </message>
    <message>
        <source>The dates have much of their speckle in common (correlation {0}), as over deserts, rock and towns: a mean of them does not remove that, and {1}.</source>
        <translation>Les dates ont une grande partie de leur speckle en commun (corrélation {0}), comme sur les déserts, la roche et les villes&#xa0;: leur moyenne ne le supprime pas, et {1}.</translation>
    </message>
    <message>
        <source>Measuring the levels of {0} dates beside the super-image</source>
        <translation>Mesure des niveaux de {0} dates par rapport à la super-image</translation>
    </message>
    <message>
        <source>Making the super-image of {0} dates</source>
        <translation>Calcul de la super-image de {0} dates</translation>
    </message>
    <message>
        <source>Removing the super-image&apos;s residual speckle</source>
        <translation>Suppression du speckle résiduel de la super-image</translation>
    </message>
    <message>
        <source>The super-image {0} has {1} bands for {2} dates; give one with a single band, or with one band per date.</source>
        <translation>La super-image {0} a {1} bandes pour {2} dates&#xa0;; donnez-en une à une seule bande, ou à une bande par date.</translation>
    </message>
    <message>
        <source>Nothing here runs networks; {0}</source>
        <translation>Rien n’exécute de réseaux ici&#xa0;; {0}</translation>
    </message>
    <message>
        <source>CPU {0} s for one tile. The GPU is not used: {1}.</source>
        <translation>CPU {0} s pour une tuile. Le GPU n’est pas utilisé&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The networks need the Python package onnxruntime, which QGIS does not bring; {0}</source>
        <translation>Les réseaux ont besoin du paquet Python onnxruntime, que QGIS n’apporte pas&#xa0;; {0}</translation>
    </message>
    <message>
        <source>DEVICE asks for the GPU, but {0}; choose automatic or CPU, or install what this GPU needs: see docs/gpu.md in the plugin&apos;s folder.</source>
        <translation>DEVICE demande le GPU, mais {0}&#xa0;; choisissez automatique ou CPU, ou installez ce que demande ce GPU&#xa0;: voir docs/gpu.md dans le dossier de l’extension.</translation>
    </message>
    <message>
        <source>the {0} fails ({1})</source>
        <translation>{0} échoue ({1})</translation>
    </message>
    <message>
        <source>The network {0} fails on a tile of {1} pixels ({2}); choose another MODEL.</source>
        <translation>Le réseau {0} échoue sur une tuile de {1} pixels ({2})&#xa0;; choisissez un autre MODEL.</translation>
    </message>
    <message>
        <source>the installed onnxruntime is built for the CPU alone</source>
        <translation>l’onnxruntime installé est fait pour le CPU seul</translation>
    </message>
    <message>
        <source>onnxruntime could not start on {0}</source>
        <translation>onnxruntime n’a pas pu démarrer sur {0}</translation>
    </message>
    <message>
        <source>onnxruntime is not installed</source>
        <translation>onnxruntime n’est pas installé</translation>
    </message>
    <message>
        <source>The network {0} does not keep the size of an image: it returns {1} for {2} values; choose another MODEL.</source>
        <translation>Le réseau {0} ne garde pas la taille d’une image&#xa0;: il rend {1} pour {2} valeurs&#xa0;; choisissez un autre MODEL.</translation>
    </message>
    <message>
        <source>The network {0} needs more memory than is available for a tile of {1} pixels; set a smaller TILE_SIZE, or choose another MODEL.</source>
        <translation>Le réseau {0} a besoin de plus de mémoire qu’il n’y en a pour une tuile de {1} pixels&#xa0;; diminuez TILE_SIZE, ou choisissez un autre MODEL.</translation>
    </message>
    <message>
        <source>{0} is no network that ONNX Runtime can run ({1}); choose another model.</source>
        <translation>{0} n’est pas un réseau qu’ONNX Runtime peut exécuter ({1})&#xa0;; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>onnxruntime does not start on {0} ({1})</source>
        <translation>onnxruntime ne démarre pas sur {0} ({1})</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory does not even suffice for {0} × {1} pixels; close other programs that use it, or set DEVICE to CPU.</source>
        <translation>La mémoire du GPU ne suffit même pas pour {0} × {1} pixels&#xa0;; fermez les autres programmes qui l’utilisent, ou réglez DEVICE sur CPU.</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory does not suffice for {0} × {1} pixels at once: the network goes on in smaller blocks.</source>
        <translation>La mémoire du GPU ne suffit pas pour {0} × {1} pixels à la fois&#xa0;: le réseau continue par blocs plus petits.</translation>
    </message>
    <message>
        <source>torch finds no GPU</source>
        <translation>torch ne trouve pas de GPU</translation>
    </message>
    <message>
        <source>the installed torch is built for the CPU alone</source>
        <translation>le torch installé est fait pour le CPU seul</translation>
    </message>
    <message>
        <source>torch is not installed</source>
        <translation>torch n’est pas installé</translation>
    </message>
    <message>
        <source>torch does not start on {0} ({1})</source>
        <translation>torch ne démarre pas sur {0} ({1})</translation>
    </message>
    <message>
        <source>torch cannot be imported ({0})</source>
        <translation>torch ne peut pas être importé ({0})</translation>
    </message>
    <message>
        <source>the weights of {0} do not fit the architecture {1}</source>
        <translation>les poids de {0} ne conviennent pas à l’architecture {1}</translation>
    </message>
    <message>
        <source>{0} cannot be read as the weights of a PyTorch network ({1}); give the file of torch.save(network.state_dict(), …), made with PyTorch 1.6 or newer.</source>
        <translation>{0} ne peut pas être lu comme les poids d’un réseau PyTorch ({1})&#xa0;; donnez le fichier de torch.save(network.state_dict(), …), fait avec PyTorch 1.6 ou plus récent.</translation>
    </message>
    <message>
        <source>{0} is no network in the ONNX format ({1}); choose another model.</source>
        <translation>{0} n’est pas un réseau au format ONNX ({1})&#xa0;; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); choose another model.</source>
        <translation>{0} ne peut pas être lu ({1})&#xa0;; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{0} has no usable card ({1}); choose another model.</source>
        <translation>{0} n’a pas de fiche utilisable ({1})&#xa0;; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); check the path and its permissions.</source>
        <translation>{0} ne peut pas être lu ({1})&#xa0;; vérifiez le chemin et ses permissions.</translation>
    </message>
    <message>
        <source>The network cannot be described like that: {0}; check MINIMUM, MAXIMUM, LEVEL, HALO and MULTIPLE.</source>
        <translation>Le réseau ne peut pas être décrit ainsi&#xa0;: {0}&#xa0;; vérifiez MINIMUM, MAXIMUM, LEVEL, HALO et MULTIPLE.</translation>
    </message>
    <message>
        <source>There is no model named {0}; choose one of {1}.</source>
        <translation>Aucun modèle ne s’appelle {0}&#xa0;; choisissez l’un de {1}.</translation>
    </message>
    <message>
        <source>{0} is no network that can be imported: {1}; give an ONNX file with one float input (batch, 1, rows, columns), an output of the same shape and its weights inside, or SAR2SAR weights of PyTorch.</source>
        <translation>{0} n’est pas un réseau qui puisse être importé&#xa0;: {1}&#xa0;; donnez un fichier ONNX avec une entrée flottante (lot, 1, lignes, colonnes), une sortie de même forme et ses poids à l’intérieur, ou des poids SAR2SAR de PyTorch.</translation>
    </message>
    <message>
        <source>{0} is no file; check the path.</source>
        <translation>{0} n’est pas un fichier&#xa0;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{0} has {1} MiB, more than a network for despeckling has; give a file of at most {2} MiB.</source>
        <translation>{0} a {1} Mio, plus que n’en a un réseau de débruitage&#xa0;; donnez un fichier d’au plus {2} Mio.</translation>
    </message>
    <message>
        <source>The network cannot be tried: no file can be written to {0} ({1}); make room there, or let TMPDIR name another folder.</source>
        <translation>Le réseau ne peut pas être essayé&#xa0;: aucun fichier ne peut être écrit dans {0} ({1})&#xa0;; faites-y de la place, ou indiquez un autre dossier dans TMPDIR.</translation>
    </message>
    <message>
        <source>Network {0} on the {1}.</source>
        <translation>Réseau {0} sur le {1}.</translation>
    </message>
    <message>
        <source>A network is tried before it is imported, which needs the Python package onnxruntime; {0}</source>
        <translation>Un réseau est essayé avant d’être importé, ce qui demande le paquet Python onnxruntime&#xa0;; {0}</translation>
    </message>
    <message>
        <source>Looking at the speckle of {0}</source>
        <translation>Examen du speckle de {0}</translation>
    </message>
    <message>
        <source>Taken for {0} with {1} looks, product {2}: {3}.</source>
        <translation>Pris pour&#xa0;: {0}, {1} vues, produit {2}&#xa0;: {3}.</translation>
    </message>
    <message>
        <source>The speckle of {0} is sampled finer than its resolution: every {1} pixel is taken for an image of its own, and these are joined. The product in its own pixel spacing gives sharper results.</source>
        <translation>Le speckle de {0} est échantillonné plus finement que sa résolution&#xa0;: un pixel sur {1} est pris pour une image à part, et ces images sont réunies. Le produit à son propre espacement de pixels donne des résultats plus nets.</translation>
    </message>
    <message>
        <source>There is a model named {0} already; choose another NAME, or OVERWRITE to replace it.</source>
        <translation>Un modèle s’appelle déjà {0}&#xa0;; choisissez un autre NAME, ou OVERWRITE pour le remplacer.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}); make room, or let QGIS write to its profile&apos;s folder.</source>
        <translation>{0} ne peut pas être écrit ({1})&#xa0;; faites de la place, ou laissez QGIS écrire dans le dossier de son profil.</translation>
    </message>
    <message>
        <source>A model cannot be named “{0}”; NAME takes up to 40 letters, digits, “.”, “_” and “-”, begins with a letter or a digit, does not end with “.”, and is none of {1}.</source>
        <translation>Un modèle ne peut pas s’appeler «&#xa0;{0}&#xa0;»&#xa0;; NAME prend jusqu’à 40 lettres, chiffres, «&#xa0;.&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;-&#xa0;», commence par une lettre ou un chiffre, ne finit pas par «&#xa0;.&#xa0;», et n’est aucun de {1}.</translation>
    </message>
    <message>
        <source>A model cannot be named “{0}”, which is a device name on Windows; choose another NAME.</source>
        <translation>Un modèle ne peut pas s’appeler «&#xa0;{0}&#xa0;», qui est un nom de périphérique sous Windows&#xa0;; choisissez un autre NAME.</translation>
    </message>
    <message>
        <source>{0} is the name of a network that comes with SAR Despeckle; choose another NAME.</source>
        <translation>{0} est le nom d’un réseau fourni avec SAR Despeckle&#xa0;; choisissez un autre NAME.</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1}); close programs that use it, or let QGIS write there.</source>
        <translation>{0} ne peut pas être supprimé ({1})&#xa0;; fermez les programmes qui l’utilisent, ou laissez QGIS y écrire.</translation>
    </message>
    <message>
        <source>A network is tried in a child process before it is imported, but {0} does not start ({1}); reinstall QGIS with its Python.</source>
        <translation>Un réseau est essayé dans un processus séparé avant d’être importé, mais {0} ne démarre pas ({1})&#xa0;; réinstallez QGIS avec son Python.</translation>
    </message>
    <message>
        <source>{0} asks for {1} packages for Python {2} on {3} {4}, not for one; reinstall the plugin.</source>
        <translation>{0} demande {1} paquets pour Python {2} sur {3} {4}, et non un seul&#xa0;; réinstallez l’extension.</translation>
    </message>
    <message>
        <source>onnxruntime was downloaded, but does not work with this QGIS ({0}); update QGIS and retry.</source>
        <translation>onnxruntime a été téléchargé, mais ne fonctionne pas avec ce QGIS ({0})&#xa0;; mettez QGIS à jour et réessayez.</translation>
    </message>
    <message>
        <source>onnxruntime {0} is in {1} already.</source>
        <translation>onnxruntime {0} est déjà dans {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}); make room and see that it may be written, close other QGIS windows, and install again.</source>
        <translation>{0} ne peut pas être écrit ({1})&#xa0;; faites de la place et vérifiez qu’il peut être écrit, fermez les autres fenêtres de QGIS, et réinstallez.</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1}); close every QGIS window that has used a network, and remove it again before you use one.</source>
        <translation>{0} ne peut pas être supprimé ({1})&#xa0;; fermez toutes les fenêtres de QGIS qui ont utilisé un réseau, et supprimez-le de nouveau avant d’en utiliser un.</translation>
    </message>
    <message>
        <source>{0} has no folders {1} and {2} with rasters; choose a folder of pairs.</source>
        <translation>{0} n’a pas de dossiers {1} et {2} avec des rasters&#xa0;; choisissez un dossier de paires.</translation>
    </message>
    <message>
        <source>{0} has no {1} or no {2} of {3}; make the pairs anew.</source>
        <translation>{0} n’a pas de {1} ou pas de {2} de {3}&#xa0;; refaites les paires.</translation>
    </message>
    <message>
        <source>{0} is no image of finite real numbers; remove it from the pairs.</source>
        <translation>{0} n’est pas une image de nombres réels finis&#xa0;; retirez-la des paires.</translation>
    </message>
    <message>
        <source>{0} has no positive values; remove it from the pairs.</source>
        <translation>{0} n’a pas de valeurs positives&#xa0;; retirez-la des paires.</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels, and its reference {3} × {4}; remove both from the pairs.</source>
        <translation>{0} a {1} × {2} pixels, et sa référence {3} × {4}&#xa0;; retirez les deux des paires.</translation>
    </message>
    <message>
        <source>{0} has no pairs to train on; make some with trainingpairs.</source>
        <translation>{0} n’a pas de paires pour l’entraînement&#xa0;; faites-en avec trainingpairs.</translation>
    </message>
    <message>
        <source>A pair has {0} × {1} pixels, and the training takes pieces of {2} × {3}; give larger ones.</source>
        <translation>Une paire a {0} × {1} pixels, et l’entraînement prend des morceaux de {2} × {3}&#xa0;; donnez-en de plus grandes.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); remove it from the pairs.</source>
        <translation>{0} ne peut pas être lu ({1})&#xa0;; retirez-le des paires.</translation>
    </message>
    <message>
        <source>{0} and {1} have the same speckle, so they are one date under two names; leave one of them out.</source>
        <translation>{0} et {1} ont le même speckle, c’est donc une même date sous deux noms&#xa0;; laissez l’une de côté.</translation>
    </message>
    <message>
        <source>{0} has no speckle, its values are constant or smooth; leave it out.</source>
        <translation>{0} n’a pas de speckle, ses valeurs sont constantes ou lisses&#xa0;; laissez-le de côté.</translation>
    </message>
    <message>
        <source>{0} pairs to train on, {1} images held out; {2} is left out to judge by. Training on {3}.</source>
        <translation>{0} paires pour l’entraînement, {1} images mises de côté&#xa0;; {2} est mise de côté pour juger. Entraînement sur {3}.</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; tuning {3} needs at least {4}: {5} to make pairs of, and one left out to judge by.</source>
        <translation>{0} compte {1} date(s)&#xa0;; affiner {3} en demande au moins {4}&#xa0;: {5} pour faire des paires, et une mise de côté pour juger.</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels; tuning needs {3} × {4} at least.</source>
        <translation>{0} a {1} × {2} pixels&#xa0;; l’affinage en demande au moins {3} × {4}.</translation>
    </message>
    <message>
        <source>Too few patches of {0} pass the checks of training pairs; trainingpairs tells why, place by place.</source>
        <translation>Trop peu d’imagettes de {0} passent les contrôles des paires d’entraînement&#xa0;; trainingpairs dit pourquoi, lieu par lieu.</translation>
    </message>
    <message>
        <source>The last date has gaps wherever it should judge; leave it out, or put another one last.</source>
        <translation>La dernière date a des trous partout où elle devrait juger&#xa0;; laissez-la de côté, ou mettez-en une autre en dernier.</translation>
    </message>
    <message>
        <source>{0} min, {1} steps: places held out {2} (before {3})</source>
        <translation>{0} min, {1} pas&#xa0;: lieux mis de côté {2} (avant {3})</translation>
    </message>
    <message>
        <source>{0} cannot be trained further: it is no network for single images of an architecture known here; choose one of {1}, such as lean-slc.</source>
        <translation>{0} ne peut pas être entraîné davantage&#xa0;: ce n’est pas un réseau pour images uniques d’une architecture connue ici&#xa0;; choisissez l’un de {1}, comme lean-slc.</translation>
    </message>
    <message>
        <source>The weights of {0} do not fit the architecture {1}; choose another model.</source>
        <translation>Les poids de {0} ne conviennent pas à l’architecture {1}&#xa0;; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{0} is a training with other rasters or settings; give another folder, or remove it.</source>
        <translation>{0} est un entraînement avec d’autres rasters ou réglages&#xa0;; donnez un autre dossier, ou supprimez-le.</translation>
    </message>
    <message>
        <source>{0} windows of {1} × {2} pixels to train on, {3} held out; {4} is left out to judge by. Training on {5}.</source>
        <translation>{0} fenêtres de {1} × {2} pixels pour l’entraînement, {3} mises de côté&#xa0;; {4} est mise de côté pour juger. Entraînement sur {5}.</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; tuning needs at least {3}: two to learn from each other, and one left out to judge by.</source>
        <translation>{0} compte {1} date(s)&#xa0;; l’affinage en demande au moins {3}&#xa0;: deux pour apprendre l’une de l’autre, et une mise de côté pour juger.</translation>
    </message>
    <message>
        <source>DEVICE asks for the GPU, but torch finds none; choose automatic or CPU, or install the build of torch for this GPU: see docs/gpu.md in the plugin&apos;s folder.</source>
        <translation>DEVICE demande le GPU, mais torch n’en trouve pas&#xa0;; choisissez automatique ou CPU, ou installez la version de torch pour ce GPU&#xa0;: voir docs/gpu.md dans le dossier de l’extension.</translation>
    </message>
    <message>
        <source>{0} min, {1} steps: loss {2}; windows held out {3} (before {4})</source>
        <translation>{0} min, {1} pas&#xa0;: perte {2}&#xa0;; fenêtres mises de côté {3} (avant {4})</translation>
    </message>
    <message>
        <source>{0} do not have {1} window{2} of {3} × {4} pixels in common that are full of data at every date; give a larger piece, or leave out the dates with the largest gaps.</source>
        <translation>{0} n’ont pas {1} fenêtre(s) de {3} × {4} pixels en commun pleines de données à chaque date&#xa0;; donnez un morceau plus grand, ou laissez de côté les dates aux plus grands trous.</translation>
    </message>
    <message>
        <source>{0} has {1} dates; give at least {2}{3}.</source>
        <translation>{0} a {1} dates&#xa0;; donnez-en au moins {2}{3}.</translation>
    </message>
    <message>
        <source>There is no date {0} to leave out; {1} has {2}.</source>
        <translation>Il n’y a pas de date {0} à laisser de côté&#xa0;; {1} en a {2}.</translation>
    </message>
    <message>
        <source>{0} names no raster; choose at least one.</source>
        <translation>{0} ne nomme aucun raster&#xa0;; choisissez-en au moins un.</translation>
    </message>
    <message>
        <source>LOOKS is {0}, but no image has less than a tenth of a look; 0 measures the looks.</source>
        <translation>LOOKS vaut {0}, mais aucune image n’a moins d’un dixième de vue&#xa0;; 0 mesure les vues.</translation>
    </message>
    <message>
        <source>{0} cannot be “{1}”; see the algorithm&apos;s help.</source>
        <translation>{0} ne peut pas valoir «&#xa0;{1}&#xa0;»&#xa0;; voir l’aide de l’algorithme.</translation>
    </message>
    <message>
        <source>{0} was made for ratios of a date to a super-image; an image by itself comes out better with “auto”.</source>
        <translation>{0} est fait pour les ratios d’une date à une super-image&#xa0;; une image seule donne un meilleur résultat avec «&#xa0;auto&#xa0;».</translation>
    </message>
    <message>
        <source>EXTENT cannot be “{0}”; give west, east, south and north, as in 5.1,5.3,52.4,52.6 [EPSG:4326], or leave it empty.</source>
        <translation>EXTENT ne peut pas valoir «&#xa0;{0}&#xa0;»&#xa0;; donnez ouest, est, sud et nord, comme dans 5.1,5.3,52.4,52.6 [EPSG:4326], ou laissez vide.</translation>
    </message>
    <message>
        <source>{0} has no georeference that EXTENT could be compared with; leave EXTENT empty.</source>
        <translation>{0} n’a pas de géoréférencement auquel comparer EXTENT&#xa0;; laissez EXTENT vide.</translation>
    </message>
    <message>
        <source>EXTENT lies outside of {0}; choose a part of it, or leave EXTENT empty.</source>
        <translation>EXTENT est hors de {0}&#xa0;; choisissez-en une partie, ou laissez EXTENT vide.</translation>
    </message>
    <message>
        <source>EXTENT has no place in the coordinate system of {0} ({1}); give it in that system.</source>
        <translation>EXTENT n’a pas de place dans le système de coordonnées de {0} ({1})&#xa0;; donnez-le dans ce système.</translation>
    </message>
    <message>
        <source>{0}: it helped. Stored as {1}; choose it with MODEL={2}.</source>
        <translation>{0}&#xa0;: cela l’a amélioré. Enregistré sous {1}&#xa0;; choisissez-le avec MODEL={2}.</translation>
    </message>
    <message>
        <source>{0}: it did not help. Nothing is stored; keep {1}.</source>
        <translation>{0}&#xa0;: cela ne l’a pas amélioré. Rien n’est enregistré&#xa0;; gardez {1}.</translation>
    </message>
    <message>
        <source>{0}: halo {1}, sides in multiples of {2}.</source>
        <translation>{0}&#xa0;: marge {1}, côtés multiples de {2}.</translation>
    </message>
    <message>
        <source>Stored as {0}; choose it with MODEL={1}.</source>
        <translation>Enregistré sous {0}&#xa0;; choisissez-le avec MODEL={1}.</translation>
    </message>
    <message>
        <source>DATES has {0} places for {1} rasters; give one date for each, between commas, and leave a place empty where the file tells its date.</source>
        <translation>DATES a {0} places pour {1} rasters&#xa0;; donnez une date pour chacun, entre virgules, et laissez une place vide là où le fichier indique sa date.</translation>
    </message>
    <message>
        <source>DATES: “{0}” is no date; write it as in 2024-01-31 or 2024-01-31T05:55:12.</source>
        <translation>DATES&#xa0;: «&#xa0;{0}&#xa0;» n’est pas une date&#xa0;; écrivez-la comme 2024-01-31 ou 2024-01-31T05:55:12.</translation>
    </message>
    <message>
        <source>{0} is not a raster; choose a raster layer.</source>
        <translation>{0} n’est pas un raster&#xa0;; choisissez une couche raster.</translation>
    </message>
    <message>
        <source>{0} comes from “{1}”, which cannot be read as a file; export it to a GeoTIFF first (right-click the layer, Export, Save As).</source>
        <translation>{0} vient de «&#xa0;{1}&#xa0;», qui ne peut pas être lu comme un fichier&#xa0;; exportez-le d’abord en GeoTIFF (clic droit sur la couche, Exporter, Enregistrer sous).</translation>
    </message>
    <message>
        <source>{0} has no 30 × 30 pixels that are all data and not constant, so its looks cannot be measured; check its nodata value, or give a larger piece.</source>
        <translation>{0} n’a pas 30 × 30 pixels tous avec données et non constants, ses vues ne peuvent donc pas être mesurées&#xa0;; vérifiez sa valeur sans données, ou donnez un morceau plus grand.</translation>
    </message>
    <message>
        <source>MuLoG with {0}, {1} looks{2}.</source>
        <translation>MuLoG avec {0}, {1} vues{2}.</translation>
    </message>
    <message>
        <source>The model {0} reads no phase; run Despeckle image with it, or choose “auto” here.</source>
        <translation>Le modèle {0} ne lit pas de phase&#xa0;; utilisez-le avec Débruiter une image, ou choisissez ici «&#xa0;auto&#xa0;».</translation>
    </message>
    <message>
        <source>No window is full of speckle to measure looks in: 1 is taken; give LOOKS if you know them.</source>
        <translation>Aucune fenêtre n’est pleine de speckle où mesurer les vues&#xa0;: 1 est pris&#xa0;; donnez LOOKS si vous les connaissez.</translation>
    </message>
    <message>
        <source>{0} is not the name of a page; let OUTPUT_HTML end in .html.</source>
        <translation>{0} n’est pas le nom d’une page&#xa0;; faites finir OUTPUT_HTML par .html.</translation>
    </message>
    <message>
        <source>{0} is of {1} and {2} of {3}; give the same dates as INPUT and as DESPECKLED.</source>
        <translation>{0} est du {1}, et {2} du {3}&#xa0;; donnez les mêmes dates comme INPUT et comme DESPECKLED.</translation>
    </message>
    <message>
        <source>The Python of QGIS lacks plotly, which draws the charts; install it (on Debian: python3-plotly).</source>
        <translation>Le Python de QGIS n’a pas plotly, qui dessine les graphiques&#xa0;; installez-le (sous Debian&#xa0;: python3-plotly).</translation>
    </message>
    <message>
        <source>Looks: {0} measured on {1}, {2} taken.</source>
        <translation>Vues&#xa0;: {0} mesurées sur {1}, {2} prises.</translation>
    </message>
    <message>
        <source>{0} has no phase, so the network works on intensity alone: on single-look images with correlated speckle that costs about 0.2 dB.</source>
        <translation>{0} n’a pas de phase, le réseau travaille donc sur l’intensité seule&#xa0;: sur des images à une vue au speckle corrélé, cela coûte environ 0.2 dB.</translation>
    </message>
    <message>
        <source>{0}{1} has been despeckled already, by {2}: what is despeckled twice is smoothed further, and less of what is small remains. Give the original.</source>
        <translation>{0}{1} a déjà été débruité, par {2}&#xa0;: ce qui est débruité deux fois est lissé davantage, et il reste moins de ce qui est petit. Donnez l’original.</translation>
    </message>
    <message>
        <source>{0}: {1}, {2}, read as {3} ({4}{5})</source>
        <translation>{0}&#xa0;: {1}, {2}, lu comme {3} ({4}{5})</translation>
    </message>
    <message>
        <source>PHASE is not used: {0} reads none. MODEL=pgd2net does.</source>
        <translation>PHASE n’est pas utilisé&#xa0;: {0} n’en lit pas. MODEL=pgd2net le fait.</translation>
    </message>
    <message>
        <source>{0} has {1} bands; choose one of them with BAND.</source>
        <translation>{0} a {1} bandes&#xa0;; choisissez l’une d’elles avec BAND.</translation>
    </message>
    <message>
        <source>Removed the network {0}: {1} is deleted.</source>
        <translation>Le réseau {0} est supprimé&#xa0;: {1} est effacé.</translation>
    </message>
    <message>
        <source>LOOKS is {0}, but a complex image has one look; set LOOKS to 1, or leave COMPLEX unchecked.</source>
        <translation>LOOKS vaut {0}, mais une image complexe a une seule vue&#xa0;; réglez LOOKS sur 1, ou laissez COMPLEX décoché.</translation>
    </message>
    <message>
        <source>Equivalent number of looks: {0}</source>
        <translation>Nombre équivalent de vues&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Not every raster has a date, so they stay in the order given, from 0 as printed above; the target is {0}.</source>
        <translation>Tous les rasters n’ont pas de date, ils restent donc dans l’ordre donné, à partir de 0 comme affiché ci-dessus&#xa0;; la cible est {0}.</translation>
    </message>
    <message>
        <source>TARGET must be a date from 0 to {0}, not {1}; 0 is the first.</source>
        <translation>TARGET doit être une date de 0 à {0}, et non {1}&#xa0;; 0 est la première.</translation>
    </message>
    <message>
        <source>None of {0} patches passes the checks ({1}); choose dates of a place that changes less, or a smaller PATCH.</source>
        <translation>Aucune des {0} imagettes ne passe les contrôles ({1})&#xa0;; choisissez les dates d’un lieu qui change moins, ou un PATCH plus petit.</translation>
    </message>
    <message>
        <source>{0} of {1} patches kept{2}. Look at {3}.</source>
        <translation>{0} imagettes gardées sur {1}{2}. Regardez {3}.</translation>
    </message>
    <message>
        <source>{0} has {1} date{2}; training pairs need at least {3}, of which all but one make the reference.</source>
        <translation>{0} compte {1} date(s)&#xa0;; les paires d’entraînement en demandent au moins {3}, dont toutes sauf une font la référence.</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}, not {3}; the default is {4}.</source>
        <translation>{0} doit être un nombre entier de {1} à {2}, et non {3}&#xa0;; la valeur par défaut est {4}.</translation>
    </message>
    <message>
        <source>{0} must be a number from {1} to {2}, not {3}; the default is {4}.</source>
        <translation>{0} doit être un nombre de {1} à {2}, et non {3}&#xa0;; la valeur par défaut est {4}.</translation>
    </message>
    <message>
        <source>{0} cannot be {1}; choose one of {2}.</source>
        <translation>{0} ne peut pas valoir {1}&#xa0;; choisissez l’un de {2}.</translation>
    </message>
    <message>
        <source>{0} must be true or false, not {1}.</source>
        <translation>{0} doit être vrai ou faux (true, false), et non {1}.</translation>
    </message>
    <message>
        <source>{0}: the expression “{1}” has no value; correct it, or give the value.</source>
        <translation>{0}&#xa0;: l’expression «&#xa0;{1}&#xa0;» n’a pas de valeur&#xa0;; corrigez-la, ou donnez la valeur.</translation>
    </message>
    <message>
        <source>U-Net at half resolution that removes Gaussian noise of a known level, for MuLoG, of our own</source>
        <translation>U-Net à demi-résolution qui supprime un bruit gaussien de niveau connu, pour MuLoG, conçu par nous</translation>
    </message>
    <message>
        <source>simulated scenes only, {0} minutes</source>
        <translation>scènes simulées seulement, {0} minutes</translation>
    </message>
    <message>
        <source>U-Net at half resolution that sees a date beside its super-image, of SAR Despeckle&apos;s own</source>
        <translation>U-Net à demi-résolution qui voit une date à côté de sa super-image, propre à SAR Despeckle</translation>
    </message>
    <message>
        <source>U-Net at half resolution for multi-looked and resampled images, of SAR Despeckle&apos;s own</source>
        <translation>U-Net à demi-résolution pour images multivues et rééchantillonnées, propre à SAR Despeckle</translation>
    </message>
    <message>
        <source>U-Net at half resolution, of SAR Despeckle&apos;s own</source>
        <translation>U-Net à demi-résolution, propre à SAR Despeckle</translation>
    </message>
    <message>
        <source>PGD2Net (Guan et al. 2023), re-implemented from the published description, trained by SAR Despeckle</source>
        <translation>PGD2Net (Guan et al. 2023), réimplémenté d’après la description publiée, entraîné par SAR Despeckle</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network for multi-looked and resampled images, trained by SAR Despeckle</source>
        <translation>Réseau de SAR2SAR pour images multivues et rééchantillonnées, entraîné par SAR Despeckle</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network for ratios of a date to a super-image, trained by SAR Despeckle</source>
        <translation>Réseau de SAR2SAR pour les ratios d’une date à une super-image, entraîné par SAR Despeckle</translation>
    </message>
    <message>
        <source>SAR2SAR&apos;s network (Dalsasso, Denis, Tupin 2021), re-implemented and trained by SAR Despeckle</source>
        <translation>Réseau de SAR2SAR (Dalsasso, Denis, Tupin 2021), réimplémenté et entraîné par SAR Despeckle</translation>
    </message>
    <message>
        <source>lies up to {0} pixels beside it</source>
        <translation>est décalé de jusqu’à {0} pixels</translation>
    </message>
    <message>
        <source>is {0} × {1} pixels, not {2} × {3}</source>
        <translation>a {0} × {1} pixels, et non {2} × {3}</translation>
    </message>
    <message>
        <source>has another coordinate system ({0}, not {1})</source>
        <translation>a un autre système de coordonnées ({0}, et non {1})</translation>
    </message>
    <message>
        <source>has other ground control points</source>
        <translation>a d’autres points de contrôle au sol</translation>
    </message>
    <message>
        <source>By their values {0} is in {1} and {2} in {3}; bring them into one scale, or set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel) if both are.</source>
        <translation>D’après leurs valeurs, {0} est en {1} et {2} en {3}&#xa0;; amenez-les à une même échelle, ou réglez SCALE sur celle qui convient (1 intensité, 2 amplitude, 3 décibel) si c’est celle des deux.</translation>
    </message>
    <message>
        <source>The scale of {0} is uncertain: {1}, and neither a unit nor a name tells it; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel).</source>
        <translation>L’échelle de {0} est incertaine&#xa0;: {1}, et ni une unité ni un nom ne l’indique&#xa0;; réglez SCALE sur celle qui convient (1 intensité, 2 amplitude, 3 décibel).</translation>
    </message>
    <message>
        <source>{0} is called {1} ({2}), but {3}; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel).</source>
        <translation>{0} s’appelle {1} ({2}), mais {3}&#xa0;; réglez SCALE sur celle qui convient (1 intensité, 2 amplitude, 3 décibel).</translation>
    </message>
    <message>
        <source>{0} is called {1} (“{2}”), but {3}; set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel), or correct its metadata.</source>
        <translation>{0} s’appelle {1} («&#xa0;{2}&#xa0;»), mais {3}&#xa0;; réglez SCALE sur celle qui convient (1 intensité, 2 amplitude, 3 décibel), ou corrigez ses métadonnées.</translation>
    </message>
    <message>
        <source>{0}, as in decibel</source>
        <translation>{0}, comme en décibels</translation>
    </message>
    <message>
        <source>its values reach from {0} to {1}</source>
        <translation>ses valeurs vont de {0} à {1}</translation>
    </message>
    <message>
        <source>its values lie between 0 and 1, with a median of {0}</source>
        <translation>ses valeurs sont entre 0 et 1, avec une médiane de {0}</translation>
    </message>
    <message>
        <source>{0} has the same phase everywhere, as an image that was detected and saved as complex numbers: it is despeckled without a phase.</source>
        <translation>{0} a partout la même phase, comme une image détectée et enregistrée en nombres complexes&#xa0;: débruité sans phase.</translation>
    </message>
    <message>
        <source>{0} for one tile; the results agree within {1} dB.</source>
        <translation>{0} pour une tuile&#xa0;; les résultats concordent à {1} dB près.</translation>
    </message>
    <message>
        <source>There is no network of your own named “{0}”; NAME can remove {1}{2}.</source>
        <translation>Aucun de vos réseaux ne s’appelle «&#xa0;{0}&#xa0;»&#xa0;; NAME peut supprimer {1}{2}.</translation>
    </message>
    <message>
        <source>{0} comes with SAR Despeckle and cannot be removed; NAME takes networks of your own.</source>
        <translation>{0} est fourni avec SAR Despeckle et ne peut pas être supprimé&#xa0;; NAME prend vos propres réseaux.</translation>
    </message>
    <message>
        <source>There is no network named “{0}”, nor any other of your own that NAME could remove.</source>
        <translation>Aucun réseau ne s’appelle «&#xa0;{0}&#xa0;», et vous n’en avez pas d’autre que NAME pourrait supprimer.</translation>
    </message>
    <message>
        <source>torch does not start ({0}); install it anew as docs/dependencies.md in the plugin&apos;s folder says.</source>
        <translation>torch ne démarre pas ({0})&#xa0;; réinstallez-le comme l’indique docs/dependencies.md dans le dossier de l’extension.</translation>
    </message>
    <message>
        <source>Tuning needs the Python package torch, which QGIS does not bring; install it into the QGIS profile as docs/dependencies.md in the plugin&apos;s folder says.</source>
        <translation>L’affinage a besoin du paquet Python torch, que QGIS n’apporte pas&#xa0;; installez-le dans le profil QGIS comme l’indique docs/dependencies.md dans le dossier de l’extension.</translation>
    </message>
    <message>
        <source>torch does not start with the {0} that another plugin has brought into use; restart QGIS, and tune before that plugin is used.</source>
        <translation>torch ne démarre pas avec le {0} qu’une autre extension a déjà chargé&#xa0;; redémarrez QGIS, et affinez avant d’utiliser cette extension.</translation>
    </message>
    <message>
        <source>pip failed ({0}); see its words above, and try again.</source>
        <translation>pip a échoué ({0})&#xa0;; lisez son message ci-dessus, et réessayez.</translation>
    </message>
    <message>
        <source>{0} has no pip; install it (on Debian and Ubuntu the package python3-pip) and try again.</source>
        <translation>{0} n’a pas pip&#xa0;; installez-le (sous Debian et Ubuntu, le paquet python3-pip) et réessayez.</translation>
    </message>
    <message>
        <source>{0} {1}, {2} MB, since {3}</source>
        <translation>{0} {1}, {2} Mo, depuis le {3}</translation>
    </message>
    <message>
        <source>Cloud optimised GeoTIFF (COG)</source>
        <translation>GeoTIFF optimisé pour le cloud (COG)</translation>
    </message>
    <message>
        <source>Part of a product (VV, IW2 VH)</source>
        <translation>Partie d’un produit (VV, IW2 VH)</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Format des résultats</translation>
    </message>
    <message>
        <source>Use what the folder has for them, and keep it up</source>
        <translation>Utiliser ce que le dossier contient pour elles, et le tenir à jour</translation>
    </message>
    <message>
        <source>Keep what they will need</source>
        <translation>Garder ce dont elles auront besoin</translation>
    </message>
    <message>
        <source>Despeckle all dates anew, and keep what they will need</source>
        <translation>Débruiter de nouveau toutes les dates, et garder ce dont elles auront besoin</translation>
    </message>
    <message>
        <source>Of a series that will grow, copies of the dates in half precision and the super-image are kept in the folder. When you run it again with a new date among the others, only the new one is read and despeckled; the log says so. What is kept takes two thirds as much room as the results.</source>
        <translation>D’une série qui va s’allonger, des copies des dates en demi-précision et la super-image sont gardées dans le dossier. Quand vous relancez l’algorithme avec une nouvelle date parmi les autres, seule la nouvelle est lue et débruitée&#xa0;; le journal le dit. Ce qui est gardé prend les deux tiers de la place des résultats.</translation>
    </message>
    <message>
        <source>Dates to come</source>
        <translation>Dates à venir</translation>
    </message>
    <message>
        <source>Intensity, amplitude, decibel or complex values, calibrated or not; complex values are read as intensity. Several rasters must be on one grid. Products are taken as they are downloaded: Sentinel-1 SAFE folders and zips (levels are not calibrated, and thermal noise is not subtracted), OPERA and NISAR HDF5, EOPF Zarr, and by address (https://, s3://) COG and STAC items or collections.</source>
        <translation>Valeurs d’intensité, d’amplitude, en décibels ou complexes, étalonnées ou non&#xa0;; les valeurs complexes sont lues comme intensité. Plusieurs rasters doivent être de même grille. Les produits sont pris tels qu’ils sont téléchargés&#xa0;: dossiers SAFE et zips de Sentinel-1 (les niveaux ne sont pas étalonnés et le bruit thermique n’est pas soustrait), HDF5 d’OPERA et de NISAR, Zarr d’EOPF et, par adresse (https://, s3://), COG et items ou collections STAC.</translation>
    </message>
    <message>
        <source>Of products that hold several images the one to use, by its words, as in VV, IW2 VH or /data/VV. If it is needed, a run without it lists what is inside.</source>
        <translation>Des produits qui contiennent plusieurs images, celle à utiliser, par ses mots, comme VV, IW2 VH ou /data/VV. Si ce choix est nécessaire, une exécution sans lui liste ce que le produit contient.</translation>
    </message>
    <message>
        <source>Cloud optimised GeoTIFFs (COG) have overviews, and can be read over the network in part. Both end in .tif.</source>
        <translation>Les GeoTIFF optimisés pour le cloud (COG) ont des aperçus, et peuvent être lus en partie à travers le réseau. Les deux se terminent par .tif.</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler, such as tcp://host:8786, whose workers compute the tiles. They need this plugin&apos;s version as a Python package, and the files under the same paths: see docs/cluster.md in the plugin&apos;s folder. Empty works on this machine. The result is the same.</source>
        <translation>Adresse d’un ordonnanceur Dask, comme tcp://host:8786, dont les workers calculent les tuiles. Il leur faut la version de cette extension comme paquet Python, et les fichiers sous les mêmes chemins&#xa0;: voir docs/cluster.md dans le dossier de l’extension. Vide&#xa0;: le calcul se fait sur cette machine. Le résultat est le même.</translation>
    </message>
    <message>
        <source>The dates before despeckling: several rasters on one grid, or one whose bands are the dates. Intensity, amplitude, decibel or complex values, or products as they are downloaded.</source>
        <translation>Les dates avant débruitage&#xa0;: plusieurs rasters de même grille, ou un seul dont les bandes sont les dates. Valeurs d’intensité, d’amplitude, en décibels ou complexes, ou produits tels qu’ils sont téléchargés.</translation>
    </message>
    <message>
        <source>Runs the networks. About 20 MB are downloaded, and 80 MB taken.</source>
        <translation>Exécute les réseaux. Environ 20 Mo sont téléchargés, et 80 Mo occupés.</translation>
    </message>
    <message>
        <source>OpenVINO, optional</source>
        <translation>OpenVINO, facultatif</translation>
    </message>
    <message>
        <source>Runs them about twice as fast on many processors of recent years. About 60 MB are downloaded, and 180 MB taken. It is tried on this computer first, and stays only if it is faster and agrees with ONNX Runtime.</source>
        <translation>Les exécute environ deux fois plus vite sur beaucoup de processeurs récents. Environ 60 Mo sont téléchargés, et 180 Mo occupés. Il est d’abord essayé sur cet ordinateur, et ne reste que s’il est plus rapide et concorde avec ONNX Runtime.</translation>
    </message>
    <message>
        <source>Without a network: a folder with the packages&apos; wheels</source>
        <translation>Sans réseau&#xa0;: un dossier contenant les wheels des paquets</translation>
    </message>
    <message>
        <source>{package} is removed. What this QGIS has loaded of it works until QGIS is closed.</source>
        <translation>{package} est supprimé. Ce que ce QGIS en a chargé fonctionne jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>{package} could not be removed; the line above gives the reason.</source>
        <translation>{package} n’a pas pu être supprimé&#xa0;; la ligne ci-dessus en donne la raison.</translation>
    </message>
    <message>
        <source>{package} could not be installed; the line above gives the reason.</source>
        <translation>{package} n’a pas pu être installé&#xa0;; la ligne ci-dessus en donne la raison.</translation>
    </message>
    <message>
        <source>{package} is installed. The network algorithms can be used now.</source>
        <translation>{package} est installé. Les algorithmes à réseaux peuvent être utilisés dès maintenant.</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a raster; {1}.</source>
        <translation>{0} ne peut pas être ouvert comme raster&#xa0;; {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a raster ({1}); {2}.</source>
        <translation>{0} ne peut pas être ouvert comme raster ({1})&#xa0;; {2}.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); {2}.</source>
        <translation>{0} ne peut pas être lu ({1})&#xa0;; {2}.</translation>
    </message>
    <message>
        <source>{0} is too large for a description of a product; give a raster.</source>
        <translation>{0} est trop grand pour la description d’un produit&#xa0;; donnez un raster.</translation>
    </message>
    <message>
        <source>{0}: {1} cannot be opened ({2}); download the product again.</source>
        <translation>{0}&#xa0;: {1} ne peut pas être ouvert ({2})&#xa0;; téléchargez le produit de nouveau.</translation>
    </message>
    <message>
        <source>{0} cannot be opened as {1} ({2}); it is damaged or was not downloaded to its end: download it again.</source>
        <translation>{0} ne peut pas être ouvert comme {1} ({2})&#xa0;; il est endommagé ou n’a pas été téléchargé jusqu’au bout&#xa0;: téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{0} is a Zarr store, which GDAL {1} of this QGIS cannot read; use a QGIS with GDAL 3.4 or newer, or convert it to a GeoTIFF.</source>
        <translation>{0} est un dépôt Zarr, que GDAL {1} de ce QGIS ne sait pas lire&#xa0;; utilisez un QGIS avec GDAL 3.4 ou plus récent, ou convertissez-le en GeoTIFF.</translation>
    </message>
    <message>
        <source>{0} holds no image {1}; give the file alone to see what it holds.</source>
        <translation>{0} ne contient pas d’image {1}&#xa0;; donnez le fichier seul pour voir ce qu’il contient.</translation>
    </message>
    <message>
        <source>{0} holds no image of two dimensions; give the raster that it describes.</source>
        <translation>{0} ne contient pas d’image à deux dimensions&#xa0;; donnez le raster qu’il décrit.</translation>
    </message>
    <message>
        <source>{0} does not exist or cannot be reached; check the path.</source>
        <translation>{0} n’existe pas ou ne peut pas être atteint&#xa0;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{0} is a single raster; leave PART empty (BAND chooses one of its bands).</source>
        <translation>{0} est un raster unique&#xa0;; laissez PART vide (BAND choisit l’une de ses bandes).</translation>
    </message>
    <message>
        <source>{0} holds {1}{2}; choose one with PART, as in PART=&quot;{3}&quot;.</source>
        <translation>{0} contient {1}{2}&#xa0;; choisissez-en un avec PART, comme dans PART=&quot;{3}&quot;.</translation>
    </message>
    <message>
        <source>{0} holds no {1}, only {2}{3}; choose one of these with PART.</source>
        <translation>{0} ne contient pas {1}, mais seulement {2}{3}&#xa0;; choisissez-en un avec PART.</translation>
    </message>
    <message>
        <source>{0} holds no image in its folder “measurement”; download or unpack the whole product again.</source>
        <translation>{0} ne contient pas d’image dans son dossier «&#xa0;measurement&#xa0;»&#xa0;; téléchargez ou décompressez de nouveau le produit entier.</translation>
    </message>
    <message>
        <source>{0} holds no SLC or GRD image (only {1}); give a SLC or GRD product.</source>
        <translation>{0} ne contient pas d’image SLC ou GRD (seulement {1})&#xa0;; donnez un produit SLC ou GRD.</translation>
    </message>
    <message>
        <source>{0} holds no items of its own; give an item, a collection that lists its items, or the answer of a search.</source>
        <translation>{0} ne contient pas d’items propres&#xa0;; donnez un item, une collection qui liste ses items, ou la réponse d’une recherche.</translation>
    </message>
    <message>
        <source>The item {0} in {1} has no asset that is a raster; give another item.</source>
        <translation>L’item {0} de {1} n’a pas d’asset qui soit un raster&#xa0;; donnez un autre item.</translation>
    </message>
    <message>
        <source>{0}: the asset {1} is {2}, which is not there; download it, or correct its address in the item.</source>
        <translation>{0}&#xa0;: l’asset {1} est {2}, qui n’existe pas&#xa0;; téléchargez-le, ou corrigez son adresse dans l’item.</translation>
    </message>
    <message>
        <source>{0} is no whole JSON ({1}), as items of STAC are; download it again, or give a raster.</source>
        <translation>{0} n’est pas un JSON complet ({1}), comme le sont les items STAC&#xa0;; téléchargez-le de nouveau, ou donnez un raster.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} items; give a smaller selection.</source>
        <translation>{0} contient plus de {1} items&#xa0;; donnez une sélection plus petite.</translation>
    </message>
    <message>
        <source>{0} cannot be opened as a zip archive; it is damaged or was not downloaded to its end: download it again.</source>
        <translation>{0} ne peut pas être ouvert comme archive zip&#xa0;; elle est endommagée ou n’a pas été téléchargée jusqu’au bout&#xa0;: téléchargez-la de nouveau.</translation>
    </message>
    <message>
        <source>{0} holds neither a SAFE product nor a GeoTIFF; unpack it, and give the raster in it.</source>
        <translation>{0} ne contient ni produit SAFE ni GeoTIFF&#xa0;; décompressez-le, et donnez le raster qu’il contient.</translation>
    </message>
    <message>
        <source>{0} does not exist or cannot be reached; check the path and the connection.</source>
        <translation>{0} n’existe pas ou ne peut pas être atteint&#xa0;; vérifiez le chemin et la connexion.</translation>
    </message>
    <message>
        <source>The tiles are computed by the workers of {0}, {1} of them so far.</source>
        <translation>Les tuiles sont calculées par les workers de {0}, au nombre de {1} pour l’instant.</translation>
    </message>
    <message>
        <source>The Dask scheduler at {0} was lost in mid-run, and nothing was written; start it and its workers, and run again.</source>
        <translation>L’ordonnanceur Dask à {0} a été perdu en cours d’exécution, et rien n’a été écrit&#xa0;; démarrez-le avec ses workers, et relancez l’exécution.</translation>
    </message>
    <message>
        <source>The Dask worker {0} has too little memory for a tile; give it more (dask worker --memory-limit), or set a smaller TILE_SIZE.</source>
        <translation>Le worker Dask {0} n’a pas assez de mémoire pour une tuile&#xa0;; donnez-lui-en davantage (dask worker --memory-limit), ou réglez un TILE_SIZE plus petit.</translation>
    </message>
    <message>
        <source>On the Dask worker {0}: {1}</source>
        <translation>Sur le worker Dask {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The Dask worker {0} has other code of the package sar_despeckle than this plugin; install the plugin&apos;s version there (pip install .), and start the worker anew.</source>
        <translation>Le worker Dask {0} a un autre code du paquet sar_despeckle que cette extension&#xa0;; installez-y la version de l’extension (pip install .), et redémarrez le worker.</translation>
    </message>
    <message>
        <source>CLUSTER is the address of a Dask scheduler, such as tcp://host:8786, not “{0}”; leave it empty to work on this machine.</source>
        <translation>CLUSTER est l’adresse d’un ordonnanceur Dask, comme tcp://host:8786, et non «&#xa0;{0}&#xa0;»&#xa0;; laissez vide pour travailler sur cette machine.</translation>
    </message>
    <message>
        <source>The Dask scheduler at {0} has had no worker for {1} s; start some with: dask worker {2}.</source>
        <translation>L’ordonnanceur Dask à {0} n’a pas de worker depuis {1} s&#xa0;; démarrez-en avec&#xa0;: dask worker {2}.</translation>
    </message>
    <message>
        <source>CLUSTER needs the Python package distributed, which QGIS does not bring; install it with QGIS&apos;s Python, beside ONNX Runtime, as docs/cluster.md in the plugin&apos;s folder says: python3 -I -m pip install --only-binary=:all: --target &lt;QGIS profile&gt;/sar_despeckle/python3.x distributed</source>
        <translation>CLUSTER a besoin du paquet Python distributed, que QGIS n’apporte pas&#xa0;; installez-le avec le Python de QGIS, à côté d’ONNX Runtime, comme l’indique docs/cluster.md dans le dossier de l’extension&#xa0;: python3 -I -m pip install --only-binary=:all: --target &lt;QGIS profile&gt;/sar_despeckle/python3.x distributed</translation>
    </message>
    <message>
        <source>The Dask {0} runs Python {1}, and QGIS here {2}; start the cluster with Python {3}.</source>
        <translation>Dask ({0}) utilise Python {1}, et QGIS ici {2}&#xa0;; démarrez le cluster avec Python {3}.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {0} ({1}); check CLUSTER and the network, or start one with: dask scheduler.</source>
        <translation>Aucun ordonnanceur Dask ne répond à {0} ({1})&#xa0;; vérifiez CLUSTER et le réseau, ou démarrez-en un avec&#xa0;: dask scheduler.</translation>
    </message>
    <message>
        <source>Dask gave a tile up because several workers were lost with it, most likely for want of memory; give them more (dask worker --memory-limit), or set a smaller TILE_SIZE.</source>
        <translation>Dask a abandonné une tuile parce que plusieurs workers ont été perdus avec elle, très probablement faute de mémoire&#xa0;; donnez-leur-en davantage (dask worker --memory-limit), ou réglez un TILE_SIZE plus petit.</translation>
    </message>
    <message>
        <source>A Dask worker does not have this version of the package sar_despeckle ({0}); install it there from the plugin&apos;s checkout: pip install .</source>
        <translation>Un worker Dask n’a pas cette version du paquet sar_despeckle ({0})&#xa0;; installez-la là-bas depuis le code source de l’extension&#xa0;: pip install .</translation>
    </message>
    <message>
        <source>The Dask worker {0} does not see {1}; put inputs and results into a folder that this machine and all workers have under one path.</source>
        <translation>Le worker Dask {0} ne voit pas {1}&#xa0;; mettez entrées et résultats dans un dossier que cette machine et tous les workers ont sous le même chemin.</translation>
    </message>
    <message>
        <source>The mean of {0} is too large for float32; make the largest values nodata.</source>
        <translation>La moyenne de {0} est trop grande pour float32&#xa0;; rendez les plus grandes valeurs sans données.</translation>
    </message>
    <message>
        <source>OpenVINO was tried on another processor, {0}, and is to be installed again</source>
        <translation>OpenVINO a été essayé sur un autre processeur, {0}, et doit être réinstallé</translation>
    </message>
    <message>
        <source>OpenVINO cannot run {0} ({1})</source>
        <translation>OpenVINO ne peut pas exécuter {0} ({1})</translation>
    </message>
    <message>
        <source>OpenVINO does not start ({0})</source>
        <translation>OpenVINO ne démarre pas ({0})</translation>
    </message>
    <message>
        <source>OpenVINO fails with the network {0} on a tile of {1} × {2} pixels ({3}); set a smaller TILE_SIZE, or remove OpenVINO again with Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime.</source>
        <translation>OpenVINO échoue avec le réseau {0} sur une tuile de {1} × {2} pixels ({3})&#xa0;; réglez un TILE_SIZE plus petit, ou supprimez OpenVINO par Extensions ‣ SAR Despeckle ‣ Installer ONNX Runtime.</translation>
    </message>
    <message>
        <source>What the package index sent is not the {0} that this plugin was tested with, so nothing was installed; see which index pip is told to use (PIP_INDEX_URL, pip.conf).</source>
        <translation>Ce que l’index de paquets a envoyé n’est pas la version de {0} avec laquelle cette extension a été testée, rien n’a donc été installé&#xa0;; voyez quel index pip doit utiliser (PIP_INDEX_URL, pip.conf).</translation>
    </message>
    <message>
        <source>The package index has no {0} {1}, or cannot be reached; see whether this computer is online, and needs a proxy, or give a folder with the wheel.</source>
        <translation>L’index de paquets n’a pas de {0} {1}, ou ne peut pas être atteint&#xa0;; vérifiez que cet ordinateur est en ligne, et s’il lui faut un proxy, ou donnez un dossier contenant le wheel.</translation>
    </message>
    <message>
        <source>{0} has no wheel of {1} {2} in the version that {3} names; on a computer with a network run &apos;pip download --no-deps {4}==…&apos; for that version.</source>
        <translation>{0} n’a pas de wheel de {1} {2} dans la version qu’indique {3}&#xa0;; sur un ordinateur avec réseau, exécutez &apos;pip download --no-deps {4}==…&apos; pour cette version.</translation>
    </message>
    <message>
        <source>Trying it beside ONNX Runtime …</source>
        <translation>Essai à côté d’ONNX Runtime…</translation>
    </message>
    <message>
        <source>Nothing of {0} is in {1} any more.</source>
        <translation>Il n’y a plus rien de {0} dans {1}.</translation>
    </message>
    <message>
        <source>KEEP needs whole rasters and one super-image for all dates: leave EXTENT empty, and choose another SUPERIMAGE_METHOD than the binary-weighted mean.</source>
        <translation>KEEP a besoin de rasters entiers et d’une seule super-image pour toutes les dates&#xa0;: laissez EXTENT vide, et choisissez un autre SUPERIMAGE_METHOD que la moyenne à pondération binaire.</translation>
    </message>
    <message>
        <source>{0} of the {1} dates are reused as {2} has them, with the speckle that was measured, and neither read nor written; new: {3}.</source>
        <translation>{0} des {1} dates sont reprises telles que {2} les contient, avec le speckle qui a été mesuré, et ni lues ni écrites&#xa0;; nouvelles&#xa0;: {3}.</translation>
    </message>
    <message>
        <source>{0} cannot be used, so all dates are despeckled: {1}.</source>
        <translation>{0} ne peut pas être utilisé, toutes les dates sont donc débruitées&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Keeping what new dates will need</source>
        <translation>Mise en réserve de ce dont de nouvelles dates auront besoin</translation>
    </message>
    <message>
        <source>Kept for new dates: {0} MiB in {1}, beside {2} MiB of results.</source>
        <translation>Gardés pour de nouvelles dates&#xa0;: {0} Mio dans {1}, à côté de {2} Mio de résultats.</translation>
    </message>
    <message>
        <source>{0} of the {1} results before would change by more than {2} dB: {3}{4}. KEEP=2 makes them anew.</source>
        <translation>{0} des {1} résultats précédents changeraient de plus de {2} dB&#xa0;: {3}{4}. KEEP=2 les refait.</translation>
    </message>
    <message>
        <source>None of the {0} results before would change by more than {1} dB.</source>
        <translation>Aucun des {0} résultats précédents ne changerait de plus de {1} dB.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>{0} has no bands of its own; give one of its subdatasets, such as {1}.</source>
        <translation>{0} n’a pas de bandes propres&#xa0;; donnez l’un de ses sous-jeux de données, comme {1}.</translation>
    </message>
    <message>
        <source>{0} has no bands of its own; give one of its subdatasets.</source>
        <translation>{0} n’a pas de bandes propres&#xa0;; donnez l’un de ses sous-jeux de données.</translation>
    </message>
    <message>
        <source>give a raster file that QGIS can show</source>
        <translation>donnez un fichier raster que QGIS sait afficher</translation>
    </message>
    <message>
        <source>check the address and the connection, or download it first</source>
        <translation>vérifiez l’adresse et la connexion, ou téléchargez-le d’abord</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>vérifiez le chemin</translation>
    </message>
    <message>
        <source>check the address and the connection</source>
        <translation>vérifiez l’adresse et la connexion</translation>
    </message>
    <message>
        <source>Sentinel-1 products are taken as they are: levels are not calibrated and thermal noise is not subtracted; SNAP, s1ard or OPERA&apos;s RTC products do that.</source>
        <translation>Les produits Sentinel-1 sont pris tels quels&#xa0;: les niveaux ne sont pas étalonnés et le bruit thermique n’est pas soustrait&#xa0;; SNAP, s1ard ou les produits RTC d’OPERA le font.</translation>
    </message>
    <message>
        <source>{0}: {1} % of the pixels are noise along the borders, which ESA&apos;s processor wrote before its version 2.9; they count as missing.</source>
        <translation>{0}&#xa0;: {1} % des pixels sont du bruit le long des bords, que le processeur de l’ESA écrivait avant sa version 2.9&#xa0;; ils comptent comme manquants.</translation>
    </message>
    <message>
        <source>it was made with another {0}</source>
        <translation>un autre réglage a servi à le faire ({0})</translation>
    </message>
    <message>
        <source>no date is new</source>
        <translation>aucune date n’est nouvelle</translation>
    </message>
    <message>
        <source>{0} comes before the date that the looks were measured on</source>
        <translation>{0} précède la date sur laquelle les vues ont été mesurées</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} est endommagé</translation>
    </message>
    <message>
        <source>{0} was removed</source>
        <translation>{0} a été supprimé</translation>
    </message>
    <message>
        <source>{0} is not among the dates any more</source>
        <translation>{0} n’est plus parmi les dates</translation>
    </message>
    <message>
        <source>{0} has changed since then</source>
        <translation>{0} a changé depuis</translation>
    </message>
    <message>
        <source>its result {0} was changed or removed</source>
        <translation>son résultat {0} a été modifié ou supprimé</translation>
    </message>
    <message>
        <source>another version of SAR Despeckle wrote it</source>
        <translation>une autre version de SAR Despeckle l’a écrit</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>il est endommagé</translation>
    </message>
    <message>
        <source>the {0} is {1} dB away from ONNX Runtime</source>
        <translation>{0} s’écarte d’ONNX Runtime de {1} dB</translation>
    </message>
    <message>
        <source>the {0} is {1} dB away from the CPU</source>
        <translation>{0} s’écarte du CPU de {1} dB</translation>
    </message>
    <message>
        <source>it takes {0} times as long as ONNX Runtime</source>
        <translation>il prend {0} fois le temps d’ONNX Runtime</translation>
    </message>
    <message>
        <source>its results are {0} away from those of ONNX Runtime</source>
        <translation>ses résultats s’écartent de ceux d’ONNX Runtime de {0}</translation>
    </message>
    <message>
        <source>{0} times as fast as ONNX Runtime here, with results within {1}</source>
        <translation>Ici {0} fois plus rapide qu’ONNX Runtime, avec des résultats qui concordent à {1} près</translation>
    </message>
    <message>
        <source>it breaks the process in which it is tried ({0})</source>
        <translation>il interrompt le processus dans lequel il est essayé ({0})</translation>
    </message>
    <message>
        <source>Installed in {0}: {1}</source>
        <translation>Installé dans {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>it takes more than {0} seconds for a few tiles</source>
        <translation>il lui faut plus de {0} secondes pour quelques tuiles</translation>
    </message>
    <message>
        <source>{0} dB (at a pixel {1} dB)</source>
        <translation>{0} dB (en un pixel {1} dB)</translation>
    </message>
    <message>
        <source>{0} {1} ({2}, SHA-256 {3}) for Python {4}, {5}</source>
        <translation>{0} {1} ({2}, SHA-256 {3}) pour Python {4}, {5}</translation>
    </message>
    <message>
        <source>GeoTIFF</source>
        <translation>GeoTIFF</translation>
    </message>
    <message>
        <source>Dask scheduler (empty: this machine)</source>
        <translation>Ordonnanceur Dask (vide&#xa0;: cette machine)</translation>
    </message>
    <message>
        <source>&lt;p&gt;First the dates are combined into a super-image, which a network cleans. Then every date is despeckled with its help: through the ratio of the two or, with &lt;b&gt;guided&lt;/b&gt;, by a network that sees both. &lt;b&gt;auto&lt;/b&gt; looks at the speckle: it takes the ratio, and &lt;b&gt;lean-slc&lt;/b&gt; for single-look series, &lt;b&gt;lean-grd&lt;/b&gt; for multilooked ones (GRD, RTC).&lt;/p&gt; &lt;p&gt;The default super-image, the &lt;b&gt;mean of the unchanged dates&lt;/b&gt;, holds the usual level of each place, so that ships, full car parks or harvested fields do not leak into the other dates. With fewer than five dates it is the temporal mean.&lt;/p&gt; &lt;p&gt;Where the ground stays coherent between the dates (deserts, rock, towns) they share their speckle, and no mean removes it. That is measured, told, and every date is then despeckled by itself.&lt;/p&gt; &lt;p&gt;&lt;b&gt;mulog&lt;/b&gt; and &lt;b&gt;rulog&lt;/b&gt; are no networks but the methods of RABASAR, on the ratio. &lt;b&gt;rulog&lt;/b&gt; knows how many looks the super-image has.&lt;/p&gt; &lt;p&gt;Use it for places that mostly stay as they are. A large field that became brighter at one date keeps its brightness, and one that became darker its darkness; roads, channels and floods stay. Do not use it to look for changes of a few pixels at single dates: in single-look series they are mostly lost. Look at the date itself, by &lt;i&gt;Despeckle image&lt;/i&gt;, before you call a place unchanged. In multilooked series nine tenths of such a change stay, but with &lt;b&gt;guided&lt;/b&gt; less than half.&lt;/p&gt; &lt;p&gt;At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the same area. Dates are recognised from metadata and file names, and their order is printed.&lt;/p&gt; &lt;p&gt;The output folder gets one file per date, called &lt;i&gt;name&lt;/i&gt;_despeckled.tif after its raster, in the same scale and with the same nodata value; of complex rasters the intensity is written. It may be the folder of the inputs. Files there that SAR Despeckle did not write are never replaced.&lt;/p&gt; &lt;p&gt;If dates will be added to the series, set &lt;b&gt;KEEP&lt;/b&gt; to 1. When you run it again with a new date, only that one is read and despeckled, and the log tells which of the older results would change noticeably.&lt;/p&gt; &lt;p&gt;Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Les dates sont d’abord combinées en une super-image, qu’un réseau débruite. Puis chaque date est débruitée avec son aide&#xa0;: par le ratio des deux ou, avec &lt;b&gt;guided&lt;/b&gt;, par un réseau qui voit l’une et l’autre. &lt;b&gt;auto&lt;/b&gt; examine le speckle&#xa0;: il prend le ratio, et &lt;b&gt;lean-slc&lt;/b&gt; pour les séries à une vue, &lt;b&gt;lean-grd&lt;/b&gt; pour les séries multivues (GRD, RTC).&lt;/p&gt; &lt;p&gt;La super-image par défaut, la &lt;b&gt;moyenne des dates inchangées&lt;/b&gt;, contient le niveau habituel de chaque lieu, de sorte que les navires, les parkings pleins ou les champs moissonnés ne déteignent pas sur les autres dates. Avec moins de cinq dates, c’est la moyenne temporelle.&lt;/p&gt; &lt;p&gt;Là où le sol reste cohérent entre les dates (déserts, roche, villes), celles-ci partagent leur speckle, et aucune moyenne ne le supprime. C’est mesuré et signalé, et chaque date est alors débruitée séparément.&lt;/p&gt; &lt;p&gt;&lt;b&gt;mulog&lt;/b&gt; et &lt;b&gt;rulog&lt;/b&gt; ne sont pas des réseaux, mais les méthodes de RABASAR, appliquées au ratio. &lt;b&gt;rulog&lt;/b&gt; sait combien de vues a la super-image.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme pour des lieux qui restent pour l’essentiel ce qu’ils sont. Un grand champ devenu plus clair à une date garde sa clarté, et un champ devenu plus sombre reste sombre&#xa0;; les routes, les canaux et les inondations restent. Ne l’utilisez pas pour chercher des changements de quelques pixels à une seule date&#xa0;: dans les séries à une vue, ils sont le plus souvent perdus. Regardez la date elle-même, par &lt;i&gt;Débruiter une image&lt;/i&gt;, avant de dire qu’un lieu est inchangé. Dans les séries multivues, neuf dixièmes d’un tel changement restent, mais moins de la moitié avec &lt;b&gt;guided&lt;/b&gt;.&lt;/p&gt; &lt;p&gt;Il faut au moins deux dates&#xa0;; à partir d’une dizaine, le gain sur une seule image est grand. Elles n’ont pas à couvrir la même étendue. Les dates sont reconnues d’après les métadonnées et les noms de fichiers, et leur ordre est affiché.&lt;/p&gt; &lt;p&gt;Le dossier de sortie reçoit un fichier par date, appelé &lt;i&gt;nom&lt;/i&gt;_despeckled.tif d’après son raster, à la même échelle et avec la même valeur sans données&#xa0;; pour les rasters complexes, c’est l’intensité qui est écrite. Ce peut être le dossier des entrées. Les fichiers de ce dossier que SAR Despeckle n’a pas écrits ne sont jamais remplacés.&lt;/p&gt; &lt;p&gt;Si d’autres dates s’ajouteront à la série, réglez &lt;b&gt;KEEP&lt;/b&gt; sur 1. Quand vous relancez l’algorithme avec une nouvelle date, seule celle-ci est lue et débruitée, et le journal indique lesquels des anciens résultats changeraient sensiblement.&lt;/p&gt; &lt;p&gt;Ratios&#xa0;: Dalsasso et al. 2021. Les réseaux ont été entraînés par SAR Despeckle.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every date is divided by the super-image; the network despeckles the ratio, and the result is multiplied by the super-image again. So the scene need not be found under the speckle a second time, and large changes remain. &lt;b&gt;guided&lt;/b&gt; sees both images instead of their ratio. &lt;b&gt;sar2sar-ratio&lt;/b&gt; is made for ratios. &lt;b&gt;mulog&lt;/b&gt; despeckles the ratio as RABASAR does, and &lt;b&gt;rulog&lt;/b&gt; also knows how many looks the super-image has: with a super-image of few looks that matters.&lt;/p&gt; &lt;p&gt;The &lt;b&gt;super-image&lt;/b&gt; has one band for all dates, or one band per date. &lt;b&gt;Change&lt;/b&gt; is the despeckled ratio: 1 (0 dB) where the date equals the super-image.&lt;/p&gt; &lt;p&gt;Use it with a super-image that you have, such as that of a longer series; &lt;i&gt;Despeckle time series&lt;/i&gt; makes its own. Do not use it with a super-image that holds what came and went, which leaks into the dates, nor to look for changes of a few pixels in single-look dates, which are weakened.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Chaque date est divisée par la super-image&#xa0;; le réseau débruite le ratio, et le résultat est de nouveau multiplié par la super-image. La scène n’a donc pas à être retrouvée une seconde fois sous le speckle, et les grands changements restent. &lt;b&gt;guided&lt;/b&gt; voit les deux images au lieu de leur ratio. &lt;b&gt;sar2sar-ratio&lt;/b&gt; est fait pour les ratios. &lt;b&gt;mulog&lt;/b&gt; débruite le ratio comme le fait RABASAR, et &lt;b&gt;rulog&lt;/b&gt; sait en plus combien de vues a la super-image&#xa0;: cela compte si elle en a peu.&lt;/p&gt; &lt;p&gt;La &lt;b&gt;super-image&lt;/b&gt; a une bande pour toutes les dates, ou une bande par date. Le &lt;b&gt;changement&lt;/b&gt; est le ratio débruité&#xa0;: 1 (0 dB) là où la date égale la super-image.&lt;/p&gt; &lt;p&gt;Utilisez cet algorithme avec une super-image que vous avez, comme celle d’une série plus longue&#xa0;; &lt;i&gt;Débruiter une série temporelle&lt;/i&gt; fait la sienne. Ne l’utilisez pas avec une super-image qui contient ce qui est venu et reparti, et qui déteint sur les dates, ni pour chercher des changements de quelques pixels dans des dates à une vue, qui sont affaiblis.&lt;/p&gt; &lt;p&gt;Zhao et al. 2019 (RABASAR)&#xa0;; Dalsasso et al. 2021.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>With EXTENT: that part as it will look in the whole series, whose levels are measured on samples spread over it. Without this, the part is despeckled as a series of its own.</source>
        <translation>Avec EXTENT&#xa0;: cette partie telle qu’elle sera dans la série entière, dont les niveaux sont mesurés sur des échantillons répartis sur toute l’image. Sans cette option, la partie est traitée comme une série à part.</translation>
    </message>
    <message>
        <source>Preview of the whole series in EXTENT</source>
        <translation>Aperçu de la série entière dans EXTENT</translation>
    </message>
    <message>
        <source>ENL before</source>
        <translation>ENL avant</translation>
    </message>
    <message>
        <source>ENL after</source>
        <translation>ENL après</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>Equivalent number of looks, if it is one surface: {before} before, {after} after.</source>
        <translation>Nombre équivalent de vues, si c’est une seule surface&#xa0;: {before} avant, {after} après.</translation>
    </message>
    <message>
        <source>It is large: {read} of its {all} tiles were read, spread over it.</source>
        <translation>Il est grand&#xa0;: {read} de ses {all} tuiles ont été lues, réparties sur toute son étendue.</translation>
    </message>
    <message>
        <source>The polygon holds no pixel with data; draw a larger one, or draw it elsewhere.</source>
        <translation>Le polygone ne contient aucun pixel avec des données&#xa0;; dessinez-en un plus grand, ou ailleurs.</translation>
    </message>
    <message>
        <source>Both are of the part of it that has results.</source>
        <translation>Les deux sont ceux de la partie du polygone qui a des résultats.</translation>
    </message>
    <message>
        <source>{number} pixels</source>
        <translation>{number} pixels</translation>
    </message>
    <message>
        <source>Equivalent number of looks, if it is one surface: {looks}.</source>
        <translation>Nombre équivalent de vues, si c’est une seule surface&#xa0;: {looks}.</translation>
    </message>
    <message>
        <source>A pixel or a polygon that you choose on the map is plotted here over the dates.</source>
        <translation>Un pixel ou un polygone choisi sur la carte est tracé ici au fil des dates.</translation>
    </message>
    <message>
        <source>Draw on the map: the polygon&apos;s means over the dates.</source>
        <translation>Dessinez sur la carte&#xa0;: les moyennes du polygone au fil des dates.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>SAR Despeckle: reading values</source>
        <translation>SAR Despeckle&#xa0;: lecture de valeurs</translation>
    </message>
    <message>
        <source>Plot a polygon</source>
        <translation>Tracer un polygone</translation>
    </message>
    <message>
        <source>Click each corner; a double click or a right click closes the polygon. Backspace removes the last corner, Escape all.</source>
        <translation>Cliquez sur chaque sommet&#xa0;; un double-clic ou un clic droit ferme le polygone. Retour arrière enlève le dernier sommet, Échap les enlève tous.</translation>
    </message>
    <message>
        <source>The networks need ONNX Runtime. All packages are free, come from PyPI, and are installed into this QGIS profile only; QGIS&apos;s own Python stays as it is.</source>
        <translation>Les réseaux ont besoin d’ONNX Runtime. Tous les paquets sont libres, viennent de PyPI et sont installés dans ce profil QGIS seulement&#xa0;; le Python de QGIS reste tel qu’il est.</translation>
    </message>
    <message>
        <source>WebGPU, optional</source>
        <translation>WebGPU, facultatif</translation>
    </message>
    <message>
        <source>Runs them on the graphics card, of any maker. About 10 MB are downloaded, and 30 MB taken. It is tried on this computer first, as OpenVINO is. It is experimental: a driver may fail.</source>
        <translation>Les exécute sur la carte graphique, quelle que soit sa marque. Environ 10 Mo sont téléchargés, et 30 Mo occupés. Il est d’abord essayé sur cet ordinateur, comme OpenVINO. Il est expérimental&#xa0;: un pilote peut échouer.</translation>
    </message>
    <message>
        <source>{kept} of {all} pairs passed the checks. Each is shown with its reference at the right, in decibels, every picture with its own stretch. Take the tick from those that should not be trained on, save, and put the file in the place of {name}.</source>
        <translation>{kept} paires sur {all} ont passé les contrôles. Chacune est montrée avec sa référence à droite, en décibels, chaque image avec son propre étirement. Décochez celles qui ne doivent pas servir à l’entraînement, enregistrez, et mettez le fichier à la place de {name}.</translation>
    </message>
    <message>
        <source>en</source>
        <translation>fr</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>Paires d’entraînement</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Enregistrer {name}</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <source>constant area</source>
        <translation>zone constante</translation>
    </message>
    <message>
        <source>few similar pixels</source>
        <translation>peu de pixels semblables</translation>
    </message>
    <message>
        <source>change in time</source>
        <translation>changement dans le temps</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>recalage</translation>
    </message>
    <message>
        <source>residual speckle</source>
        <translation>speckle résiduel</translation>
    </message>
    <message>
        <source>the darkest quarter</source>
        <translation>le quart le plus sombre</translation>
    </message>
    <message>
        <source>the darker half</source>
        <translation>la moitié sombre</translation>
    </message>
    <message>
        <source>the brighter half</source>
        <translation>la moitié claire</translation>
    </message>
    <message>
        <source>the brightest quarter</source>
        <translation>le quart le plus clair</translation>
    </message>
    <message>
        <source>has lost resolution: edges and lines of the scene are left in the ratio</source>
        <translation>a perdu en résolution&#xa0;: des contours et des lignes de la scène restent dans le ratio</translation>
    </message>
    <message>
        <source>resolution lost</source>
        <translation>perte de résolution</translation>
    </message>
    <message>
        <source>bias by level</source>
        <translation>biais selon le niveau</translation>
    </message>
    <message>
        <source>overall bias</source>
        <translation>biais global</translation>
    </message>
    <message>
        <source>speckle kept</source>
        <translation>speckle conservé</translation>
    </message>
    <message>
        <source>seam</source>
        <translation>couture</translation>
    </message>
    <message>
        <source>pixel grid</source>
        <translation>grille de pixels</translation>
    </message>
    <message>
        <source>ghost target</source>
        <translation>cible fantôme</translation>
    </message>
    <message>
        <source>lost change</source>
        <translation>changement perdu</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>décalage</translation>
    </message>
    <message>
        <source>The bars follow the line: what was removed is speckle and nothing else. A narrower hill means that speckle was left in the result; a hill beside 1, that the result is too bright or too dark.</source>
        <translation>Les barres suivent la ligne&#xa0;: ce qui a été enlevé est du speckle et rien d’autre. Une colline plus étroite signifie que du speckle est resté dans le résultat&#xa0;; une colline à côté de 1, que le résultat est trop clair ou trop sombre.</translation>
    </message>
    <message>
        <source>Near 0 from a distance of 2 pixels on: speckle is alike over one or two pixels only. What is above 0 further out is structure of the scene that the result has lost; what is below, a filter that follows the speckle.</source>
        <translation>Proche de 0 à partir d’une distance de 2 pixels&#xa0;: le speckle ne se ressemble que sur un ou deux pixels. Ce qui est au-dessus de 0 plus loin est une structure de la scène que le résultat a perdue&#xa0;; ce qui est au-dessous, un filtre qui suit le speckle.</translation>
    </message>
    <message>
        <source>Smooth where the dotted lines cross it, at patterns of 4 pixels (0.25) and of 2 pixels (0.5). A spike there is a grid in the result: here {four} dB and {two} dB; up to 0.06 dB is harmless.</source>
        <translation>Lisse là où les pointillés la croisent, aux motifs de 4 pixels (0.25) et de 2 pixels (0.5). Un pic à cet endroit est une grille dans le résultat&#xa0;: ici {four} dB et {two} dB&#xa0;; jusqu’à 0.06 dB, c’est sans conséquence.</translation>
    </message>
    <message>
        <source>Both lines rise together: edges are as sharp and as high as in the date. A result that rises more slowly is blurred. EPD-ROA is {value}; 1 keeps all contrast, 0.9 is usual.</source>
        <translation>Les deux lignes montent ensemble&#xa0;: les contours sont aussi nets et aussi hauts que dans la date. Un résultat qui monte plus lentement est flou. L’EPD-ROA est {value}&#xa0;; 1 conserve tout le contraste, 0.9 est habituel.</translation>
    </message>
    <message>
        <source>All bars within the whiskers (two standard errors) of 0, or of each other: the level is right in dark and in bright areas. Up to {harmless} % is harmless.</source>
        <translation>Toutes les barres à portée de moustache (deux erreurs types) de 0, ou les unes des autres&#xa0;: le niveau est juste dans les zones sombres et claires. Jusqu’à {harmless} %, c’est sans conséquence.</translation>
    </message>
    <message>
        <source>Squares are homogeneous zones, where the date shows nothing but speckle; crosses are the rest. The brighter a square, the smoother the result. Good results reach many times the {looks} of the date.</source>
        <translation>Les carrés sont des zones homogènes, où la date ne montre que du speckle&#xa0;; les croix sont le reste. Plus un carré est clair, plus le résultat est lisse. De bons résultats atteignent de nombreuses fois les {looks} de la date.</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>ratio</translation>
    </message>
    <message>
        <source>speckle of {looks}</source>
        <translation>speckle de {looks}</translation>
    </message>
    <message>
        <source>date / result</source>
        <translation>date / résultat</translation>
    </message>
    <message>
        <source>density</source>
        <translation>densité</translation>
    </message>
    <message>
        <source>Histogram of the ratio</source>
        <translation>Histogramme du ratio</translation>
    </message>
    <message>
        <source>pixels apart</source>
        <translation>distance en pixels</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>corrélation</translation>
    </message>
    <message>
        <source>Autocorrelation of the ratio</source>
        <translation>Autocorrélation du ratio</translation>
    </message>
    <message>
        <source>cycles per pixel</source>
        <translation>cycles par pixel</translation>
    </message>
    <message>
        <source>Spectrum of the result</source>
        <translation>Spectre du résultat</translation>
    </message>
    <message>
        <source>pixels from the edge, dark side to bright side</source>
        <translation>pixels depuis le contour, du côté sombre au côté clair</translation>
    </message>
    <message>
        <source>bright side = 1</source>
        <translation>côté clair = 1</translation>
    </message>
    <message>
        <source>Profile across the strongest edges</source>
        <translation>Profil à travers les contours les plus forts</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>biais</translation>
    </message>
    <message>
        <source>level of the result in dB</source>
        <translation>niveau du résultat en dB</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>pour cent</translation>
    </message>
    <message>
        <source>Bias by level</source>
        <translation>Biais selon le niveau</translation>
    </message>
    <message>
        <source>ENL of the result, and homogeneous zones</source>
        <translation>ENL du résultat, et zones homogènes</translation>
    </message>
    <message>
        <source>along columns</source>
        <translation>le long des colonnes</translation>
    </message>
    <message>
        <source>along rows</source>
        <translation>le long des lignes</translation>
    </message>
    <message>
        <source>, not homogeneous</source>
        <translation>, non homogène</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Défaut</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
    <message>
        <source>Worst place</source>
        <translation>Pire endroit</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Mean before</source>
        <translation>Moyenne avant</translation>
    </message>
    <message>
        <source>Mean after</source>
        <translation>Moyenne après</translation>
    </message>
    <message>
        <source>Ratio mean</source>
        <translation>Moyenne du ratio</translation>
    </message>
    <message>
        <source>Ratio variance</source>
        <translation>Variance du ratio</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Biais</translation>
    </message>
    <message>
        <source>Peak loss</source>
        <translation>Perte de pic</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservé</translation>
    </message>
    <message>
        <source>the more, the smoother; 5 times as many is little</source>
        <translation>plus il y en a, plus c’est lisse&#xa0;; 5 fois plus est peu</translation>
    </message>
    <message>
        <source>all dates</source>
        <translation>toutes les dates</translation>
    </message>
    <message>
        <source>{number} standard errors</source>
        <translation>{number} erreurs types</translation>
    </message>
    <message>
        <source>cannot be told: no homogeneous zone</source>
        <translation>indéterminé&#xa0;: pas de zone homogène</translation>
    </message>
    <message>
        <source>Ratio, mean</source>
        <translation>Ratio, moyenne</translation>
    </message>
    <message>
        <source>1 is ideal; 0.95 to 1.02 is usual</source>
        <translation>1 est idéal&#xa0;; 0.95 à 1.02 est habituel</translation>
    </message>
    <message>
        <source>Ratio, variance</source>
        <translation>Ratio, variance</translation>
    </message>
    <message>
        <source>{ideal} = 1/L is ideal; less: speckle was kept</source>
        <translation>{ideal} = 1/L est idéal&#xa0;; moins&#xa0;: du speckle est resté</translation>
    </message>
    <message>
        <source>Bias overall</source>
        <translation>Biais global</translation>
    </message>
    <message>
        <source>0 is ideal; up to 5 % is harmless</source>
        <translation>0 est idéal&#xa0;; jusqu’à 5 %, sans conséquence</translation>
    </message>
    <message>
        <source>Bias by zone</source>
        <translation>Biais par zone</translation>
    </message>
    <message>
        <source>nine of ten zones; 0 in the middle</source>
        <translation>neuf zones sur dix&#xa0;; 0 au milieu</translation>
    </message>
    <message>
        <source>1 keeps the contrast of edges; 0.9 is usual</source>
        <translation>1 conserve le contraste des contours&#xa0;; 0.9 est habituel</translation>
    </message>
    <message>
        <source>0 is ideal; below 10 is good</source>
        <translation>0 est idéal&#xa0;; moins de 10 est bon</translation>
    </message>
    <message>
        <source>Points’ peak loss</source>
        <translation>Perte de pic des points</translation>
    </message>
    <message>
        <source>median of {number}; below 0.5 dB is good</source>
        <translation>médiane de {number}&#xa0;; moins de 0.5 dB est bon</translation>
    </message>
    <message>
        <source>Speckle kept</source>
        <translation>Speckle conservé</translation>
    </message>
    <message>
        <source>0 is ideal; 4 % is usual</source>
        <translation>0 est idéal&#xa0;; 4 % est habituel</translation>
    </message>
    <message>
        <source>Structure in the ratio</source>
        <translation>Structure dans le ratio</translation>
    </message>
    <message>
        <source>0 is ideal; up to 0.02 is usual</source>
        <translation>0 est idéal&#xa0;; jusqu’à 0.02 est habituel</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>0 is ideal; below 0.25 is harmless</source>
        <translation>0 est idéal&#xa0;; moins de 0.25 est sans conséquence</translation>
    </message>
    <message>
        <source>the higher the better; compare results of one scene</source>
        <translation>plus c’est haut, mieux c’est&#xa0;; comparez des résultats d’une même scène</translation>
    </message>
    <message>
        <source>1 is ideal; compare results of one scene</source>
        <translation>1 est idéal&#xa0;; comparez des résultats d’une même scène</translation>
    </message>
    <message>
        <source>1 look</source>
        <translation>1 vue</translation>
    </message>
    <message>
        <source>{number} looks</source>
        <translation>{number} vues</translation>
    </message>
    <message>
        <source>{number} million of them looked at, spread evenly</source>
        <translation>dont {number} millions examinés, répartis régulièrement</translation>
    </message>
    <message>
        <source>all of them looked at</source>
        <translation>tous examinés</translation>
    </message>
    <message>
        <source>{result}, made from {image}</source>
        <translation>{result}, fait à partir de {image}</translation>
    </message>
    <message>
        <source>, and {number} more dates</source>
        <translation>, et {number} autres dates</translation>
    </message>
    <message>
        <source>; reference {name}</source>
        <translation>&#xa0;; référence {name}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>The series</source>
        <translation>La série</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>A narrow hill at 0: most of the area is at its usual level, and what stands apart are changes. A wide hill means that speckle, or the weather, moves everything.</source>
        <translation>Une colline étroite à 0&#xa0;: la plus grande part de la surface est à son niveau habituel, et ce qui s’en écarte sont des changements. Une colline large signifie que le speckle, ou la météo, fait tout bouger.</translation>
    </message>
    <message>
        <source>The area that differs by more than {limit} dB from its median over the dates. Dates in yellow differ from the others: by what happened on the ground, or by how they were despeckled.</source>
        <translation>La surface qui diffère de plus de {limit} dB de sa médiane au fil des dates. Les dates en jaune diffèrent des autres&#xa0;: par ce qui s’est passé au sol, ou par la façon dont elles ont été débruitées.</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>cellules</translation>
    </message>
    <message>
        <source>dB beside the median of all dates</source>
        <translation>dB par rapport à la médiane de toutes les dates</translation>
    </message>
    <message>
        <source>per cent of the area</source>
        <translation>pour cent de la surface</translation>
    </message>
    <message>
        <source>Changes in the results</source>
        <translation>Changements dans les résultats</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changé</translation>
    </message>
    <message>
        <source>Dates that differ</source>
        <translation>Dates qui diffèrent</translation>
    </message>
    <message>
        <source>Mean of each date</source>
        <translation>Moyenne de chaque date</translation>
    </message>
    <message>
        <source>Both lines coincide: despeckling keeps the mean of every date, within 0.1 or 0.2 dB.</source>
        <translation>Les deux lignes coïncident&#xa0;: le débruitage conserve la moyenne de chaque date, à 0.1 ou 0.2 dB près.</translation>
    </message>
    <message>
        <source>After is far above before, and alike at all dates. A date that stays behind was despeckled less.</source>
        <translation>Après est bien au-dessus d’avant, et semblable à toutes les dates. Une date en retrait a été moins débruitée.</translation>
    </message>
    <message>
        <source>Swipe: before at the left, after at the right. Wheel, two fingers or double click zoom all pictures; rings mark the findings</source>
        <translation>Rideau&#xa0;: avant à gauche, après à droite. La molette, deux doigts ou un double-clic agrandissent toutes les images&#xa0;; des cercles marquent les constats</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Ratio: date / result</source>
        <translation>Ratio&#xa0;: date / résultat</translation>
    </message>
    <message>
        <source>{who} {says}{more}; the worst place is {place}.</source>
        <translation>{who} {says}{more}&#xa0;; le pire endroit est {place}.</translation>
    </message>
    <message>
        <source>Also found: {others}; the table below has them all.</source>
        <translation>Trouvé aussi&#xa0;: {others}&#xa0;; le tableau ci-dessous les contient tous.</translation>
    </message>
    <message>
        <source>, and so do {number} more dates</source>
        <translation>, de même que {number} autres dates</translation>
    </message>
    <message>
        <source>, and so does 1 more date</source>
        <translation>, de même qu’une autre date</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>Le résultat</translation>
    </message>
    <message>
        <source>Nothing was found that speaks against {result}: no lost resolution, bias, kept speckle, seam, grid, ghost or lost change beyond what chance and practice allow.</source>
        <translation>Rien n’a été trouvé contre {result}&#xa0;: ni perte de résolution, ni biais, speckle conservé, couture, grille, fantôme ou changement perdu au-delà de ce que permettent le hasard et la pratique.</translation>
    </message>
    <message>
        <source>There is no homogeneous zone, so the ENL cannot be told.</source>
        <translation>Il n’y a pas de zone homogène, donc l’ENL ne peut être déterminé.</translation>
    </message>
    <message>
        <source>The equivalent number of looks rises from {before} to {after}.</source>
        <translation>Le nombre équivalent de vues passe de {before} à {after}.</translation>
    </message>
    <message>
        <source>the {number} dates</source>
        <translation>les {number} dates</translation>
    </message>
    <message>
        <source>Whole raster</source>
        <translation>Raster entier</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <source>Most structure</source>
        <translation>Le plus de structure</translation>
    </message>
    <message>
        <source>Most homogeneous</source>
        <translation>Le plus homogène</translation>
    </message>
    <message>
        <source>shows a target of {0} dB that the date does not have</source>
        <translation>montre une cible de {0} dB que la date n’a pas</translation>
    </message>
    <message>
        <source>{0}, and {1} more</source>
        <translation>{0}, et {1} de plus</translation>
    </message>
    <message>
        <source>is shifted by about {0}</source>
        <translation>est décalé d’environ {0}</translation>
    </message>
    <message>
        <source>{0} pixels to the right</source>
        <translation>{0} pixels vers la droite</translation>
    </message>
    <message>
        <source>{0} pixels to the left</source>
        <translation>{0} pixels vers la gauche</translation>
    </message>
    <message>
        <source>{0} pixels down</source>
        <translation>{0} pixels vers le bas</translation>
    </message>
    <message>
        <source>{0} pixels up</source>
        <translation>{0} pixels vers le haut</translation>
    </message>
    <message>
        <source>is shifted by about {0} and {1}</source>
        <translation>est décalé d’environ {0} et {1}</translation>
    </message>
    <message>
        <source>keeps {0} % of the speckle</source>
        <translation>conserve {0} % du speckle</translation>
    </message>
    <message>
        <source>is {0} % too dark in {1} of its levels</source>
        <translation>est {0} % trop sombre dans {1} de ses niveaux</translation>
    </message>
    <message>
        <source>is {0} % ({1} dB) too dark everywhere</source>
        <translation>est partout {0} % ({1} dB) trop sombre</translation>
    </message>
    <message>
        <source>is {0} % too bright in {1} of its levels</source>
        <translation>est {0} % trop clair dans {1} de ses niveaux</translation>
    </message>
    <message>
        <source>is {0} % ({1} dB) too bright everywhere</source>
        <translation>est partout {0} % ({1} dB) trop clair</translation>
    </message>
    <message>
        <source>{0} (below {1} dB)</source>
        <translation>{0} (en dessous de {1} dB)</translation>
    </message>
    <message>
        <source>{0}; was its scale read right?</source>
        <translation>{0}&#xa0;; son échelle a-t-elle été bien lue&#xa0;?</translation>
    </message>
    <message>
        <source>has lost a change: the date is {0} dB darker than the result over about {1} pixels</source>
        <translation>a perdu un changement&#xa0;: la date est {0} dB plus sombre que le résultat sur environ {1} pixels</translation>
    </message>
    <message>
        <source>has lost a change: the date is {0} dB brighter than the result over about {1} pixels</source>
        <translation>a perdu un changement&#xa0;: la date est {0} dB plus claire que le résultat sur environ {1} pixels</translation>
    </message>
    <message>
        <source>has a grid of {0} pixels, {1} dB strong</source>
        <translation>a une grille de {0} pixels, forte de {1} dB</translation>
    </message>
    <message>
        <source>has a seam of {0} dB along row {1}</source>
        <translation>a une couture de {0} dB le long de la ligne {1}</translation>
    </message>
    <message>
        <source>has a seam of {0} dB along column {1}</source>
        <translation>a une couture de {0} dB le long de la colonne {1}</translation>
    </message>
    <message>
        <source>WebGPU was tried on another GPU, {0}, and is to be installed again</source>
        <translation>WebGPU a été essayé sur un autre GPU, {0}, et doit être réinstallé</translation>
    </message>
    <message>
        <source>WebGPU cannot run {0}</source>
        <translation>WebGPU ne peut pas exécuter {0}</translation>
    </message>
    <message>
        <source>WebGPU needs ONNX Runtime 1.24 or newer</source>
        <translation>WebGPU a besoin d’ONNX Runtime 1.24 ou plus récent</translation>
    </message>
    <message>
        <source>WebGPU finds no GPU</source>
        <translation>WebGPU ne trouve aucun GPU</translation>
    </message>
    <message>
        <source>WebGPU cannot run {0} ({1})</source>
        <translation>WebGPU ne peut pas exécuter {0} ({1})</translation>
    </message>
    <message>
        <source>WebGPU does not start ({0})</source>
        <translation>WebGPU ne démarre pas ({0})</translation>
    </message>
    <message>
        <source>{0} is not used on this computer: {1}; the networks run on ONNX Runtime as before.</source>
        <translation>{0} n’est pas utilisé sur cet ordinateur&#xa0;: {1}&#xa0;; les réseaux s’exécutent avec ONNX Runtime comme avant.</translation>
    </message>
    <message>
        <source>{0}, all dates together</source>
        <translation>{0}, toutes les dates ensemble</translation>
    </message>
    <message>
        <source>as the other dates of the series</source>
        <translation>comme les autres dates de la série</translation>
    </message>
    <message>
        <source>{0}, and its speckle leans neither as decibels do nor as linear values</source>
        <translation>{0}, et son speckle ne penche ni comme en décibels ni comme en valeurs linéaires</translation>
    </message>
    <message>
        <source>{0}, as in squared digital numbers</source>
        <translation>{0}, comme des comptes numériques au carré</translation>
    </message>
    <message>
        <source>{0}, and its speckle may be that of more than one scale</source>
        <translation>{0}, et son speckle peut être celui de plusieurs échelles</translation>
    </message>
    <message>
        <source>it has no values to tell</source>
        <translation>il n’a pas de valeurs qui le disent</translation>
    </message>
    <message>
        <source>{0}, and they are no decibels as backscatter has them</source>
        <translation>{0}, et ce ne sont pas des décibels de rétrodiffusion</translation>
    </message>
    <message>
        <source>{0}, down to {1}, too far for what noise subtraction leaves</source>
        <translation>{0}, jusqu’à {1}, trop bas pour ce que laisse la soustraction du bruit</translation>
    </message>
    <message>
        <source>{0}, but close to zero, as noise subtraction leaves them</source>
        <translation>{0}, mais proches de zéro, comme les laisse la soustraction du bruit</translation>
    </message>
    <message>
        <source>{0}, and its speckle leans to the dark, as in decibels</source>
        <translation>{0}, et son speckle penche vers le sombre, comme en décibels</translation>
    </message>
    <message>
        <source>{0}, in small integers, as in uncalibrated digital numbers</source>
        <translation>{0}, en petits entiers, comme des comptes numériques non étalonnés</translation>
    </message>
    <message>
        <source>{0}, as in calibrated backscatter</source>
        <translation>{0}, comme une rétrodiffusion étalonnée</translation>
    </message>
    <message>
        <source>its speckle varies as that of intensity of few looks</source>
        <translation>son speckle varie comme celui d’une intensité à peu de vues</translation>
    </message>
    <message>
        <source>its speckle leans to the dark, as in decibels</source>
        <translation>son speckle penche vers le sombre, comme en décibels</translation>
    </message>
    <message>
        <source>{0} and varies little, as in amplitude of many looks, or in decibels</source>
        <translation>{0} et il varie peu, comme une amplitude à nombreuses vues, ou en décibels</translation>
    </message>
    <message>
        <source>its speckle has the tail of that of amplitude</source>
        <translation>son speckle a la queue de celui d’une amplitude</translation>
    </message>
    <message>
        <source>{0}, as in uncalibrated digital numbers</source>
        <translation>{0}, comme des comptes numériques non étalonnés</translation>
    </message>
    <message>
        <source>{0}, as in digital numbers, but its speckle is not that of amplitude</source>
        <translation>{0}, comme des comptes numériques, mais son speckle n’est pas celui d’une amplitude</translation>
    </message>
    <message>
        <source>its median is {0}</source>
        <translation>sa médiane est {0}</translation>
    </message>
    <message>
        <source>{0} of its values are negative</source>
        <translation>{0} de ses valeurs sont négatives</translation>
    </message>
    <message>
        <source>The figures are those of another recipe; measure them with the options that the chunks are despeckled with.</source>
        <translation>Les chiffres sont ceux d’une autre recette ; mesurez-les avec les options employées pour traiter les morceaux.</translation>
    </message>
</context>
</TS>
