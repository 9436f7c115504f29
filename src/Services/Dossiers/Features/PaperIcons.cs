using OpenProvince.Dossiers.Domain.Procedures;

namespace OpenProvince.Dossiers.Features;

/// <summary>One icon for each way a paper comes, on every page.</summary>
internal static class PaperIcons
{
    public static string Of(ComponentSource source) => source switch
    {
        ComponentSource.Form => "pencil",
        ComponentSource.Upload => "paperclip",
        ComponentSource.Database => "database",
        _ => "eye",
    };
}
