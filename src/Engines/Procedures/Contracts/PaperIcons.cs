using OpenProvince.Fields.Contracts;

namespace OpenProvince.Procedures.Contracts;

/// <summary>One icon for each way a paper comes, on every page.</summary>
public static class PaperIcons
{
    public static string Of(ComponentSource source) => source switch
    {
        ComponentSource.Form => "pencil",
        ComponentSource.Upload => "paperclip",
        ComponentSource.Database => "database",
        _ => "eye",
    };
}
