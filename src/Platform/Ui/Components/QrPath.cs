using System.Globalization;
using System.Text;
using QRCoder;

namespace OpenProvince.Ui;

/// <summary>A QR code as one SVG path, a rectangle for each run of dark modules.</summary>
internal static class QrPath
{
    public static (int Size, string Path) Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var start = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1]) x++;
                var width = x - start + 1;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{width}v1h-{width}z");
            }
        return (rows.Count, path.ToString());
    }
}
