using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Headers of the addresses for programs (<see cref="ApiRequest"/> reads them, <see cref="ApiAnswers"/> sends one), as the document tells
/// them.
/// </summary>
internal static class ApiHeaders
{
    public static readonly ApiHeader Key = new("Idempotency-Key", "dossiers.api.header.key");
    public static readonly ApiHeader Seen = new("If-Match", "dossiers.api.header.seen");
    public static readonly ApiHeader Revision = new("ETag", "dossiers.api.header.revision", OfAnswer: true);
}
