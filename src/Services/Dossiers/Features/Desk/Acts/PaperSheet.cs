using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The table of papers of this request's form.</summary>
internal sealed class PaperSheet
{
    public IReadOnlyList<PaperRow> Rows { get; private set; } = [];

    /// <summary>The proposed rows, with what was typed over them when the form was sent.</summary>
    public void Load(HttpContext http, IEnumerable<PaperRow> proposed) => Rows = PaperRows.Read(http, [.. proposed]);

    public IEnumerable<string> Places => Rows.Select((_, i) => Place(i));

    public Result<IReadOnlyList<PaperInput>> Papers(DeskUploads? uploads = null) =>
        PaperRows.Papers(Rows, uploads is null ? null : i => uploads.Kept.GetValueOrDefault(Place(i)));

    private static string Place(int row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tep{row}");
}
