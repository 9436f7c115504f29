using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture;

public sealed class ModulesDocumentTests
{
    [Fact]
    public void The_document_is_fresh()
    {
        var expected = ModulesDocument.Write(SourceSet.Repository);
        var path = Path.Combine(SourceSet.Root, ModulesDocument.Path);
        if (Environment.GetEnvironmentVariable("OPENPROVINCE_WRITE_DOCS") == "1") File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void A_planted_module_changes_it()
    {
        var text = ModulesDocument.Write(SourceSet.Of(
            ("src/Engines/Files/Files.csproj", "<Project />"),
            ("src/Engines/Files/README.md", "# Files\n\nKeeps uploads."),
            ("src/Engines/Files/Data/Sql/0001_files.sql", "create table files_blob (id bigint);"),
            ("src/Services/Dossiers/Dossiers.csproj",
                """<Project><ProjectReference Include="../../Engines/Files/Files.csproj" /></Project>""")));
        Assert.Contains("| Files | Keeps uploads. |  | files_blob |", text);
        Assert.Contains("| Dossiers |  | Files |  |", text);
    }
}
