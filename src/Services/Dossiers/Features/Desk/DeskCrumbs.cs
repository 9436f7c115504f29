using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The first step of every officer page about one dossier.</summary>
internal static class DeskCrumbs
{
    public static Crumb List(Texts texts) =>
        new(texts["dossiers.desk.title.mine"], DeskLinks.Queue) { Key = "d", KeyLabel = texts["dossiers.desk.back"], IsList = true };
}
