using System.Globalization;
using System.Text;
using System.Xml.Linq;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture.Reading;

/// <summary>docs/modules.md: what stands in src/, read from the project files, the READMEs and the SQL.</summary>
internal static class ModulesDocument
{
    public const string Path = "docs/modules.md";

    public static string Write(SourceSet sources)
    {
        var tables = SqlRule.Owners(sources).ToLookup(pair => pair.Value, pair => pair.Key);
        var text = new StringBuilder(
            "# Modules\n\nGenerated: `OPENPROVINCE_WRITE_DOCS=1 ./test architecture` writes it, the same test fails when it is stale.\n");
        foreach (var tier in sources.Modules.GroupBy(module => module.Tier))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {tier.Key}\n\n| Module | Holds | Uses | Tables |\n|---|---|---|---|\n");
            foreach (var module in tier)
                text.Append(CultureInfo.InvariantCulture,
                    $"| {module.Name} | {Purpose(sources, module)} | {Uses(sources, module)} | " +
                    $"{string.Join(", ", tables[module].Order(StringComparer.Ordinal))}{SqlRule.Made(module)} |\n");
        }

        return text.ToString();
    }

    // The first sentence line of the module's README: what it is for, said once, there.
    private static string Purpose(SourceSet sources, Module module) =>
        sources.Find($"{module.Folder}/README.md")?.Lines.FirstOrDefault(line => line.Length > 0 && line[0] is not '#')?.Trim().Replace(
            "|", "\\|") ?? "";

    private static string Uses(SourceSet sources, Module module) => string.Join(", ",
        XDocument.Parse(sources.Find($"{module.Folder}/{module.Name}.csproj")!.Text).Descendants("ProjectReference")
            .Select(item => System.IO.Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value)));
}
