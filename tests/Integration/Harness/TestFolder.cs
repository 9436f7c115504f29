namespace OpenProvince.Testing;

/// <summary>A folder of its own that goes away with the test.</summary>
public sealed class TestFolder : IDisposable
{
    public TestFolder(string purpose = "test") => Path = Directory.CreateTempSubdirectory($"openprovince-{purpose}-").FullName;

    public string Path { get; }

    public void CopyTo(string target)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(folder.Replace(Path, target, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            File.Copy(file, file.Replace(Path, target, StringComparison.Ordinal), overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
