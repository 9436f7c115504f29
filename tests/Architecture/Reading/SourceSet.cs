namespace OpenProvince.Architecture.Reading;

/// <summary>The files a rule looks at: the repository itself, or a handful planted by a test.</summary>
internal sealed class SourceSet(IReadOnlyList<SourceFile> files)
{
    // Generated, downloaded or private to one checkout; everything else is what a reader of the repository gets.
    private static readonly string[] Skipped =
    [
        "/.git/", "/bin/", "/obj/", "/artifacts/", "/node_modules/", "/wwwroot/lib/", "/data/", "/__pycache__/", "/.vs/", "/.idea/"
    ];
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".woff", ".woff2", ".ttf", ".gz", ".zip", ".pdf", ".db", ".bin"];
    private static readonly Lazy<SourceSet> Whole = new(Read);

    public IReadOnlyList<SourceFile> Files { get; } = files;

    public IReadOnlyList<Module> Modules { get; } = Module.Discover(files.Select(file => file.Path));

    public static SourceSet Repository => Whole.Value;

    public static string Root { get; } = FindRoot();

    /// <summary>A planted sample: path and text pairs.</summary>
    public static SourceSet Of(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new SourceFile(file.Path, file.Text))]);

    public IEnumerable<SourceFile> With(params string[] extensions) => Files.Where(file => extensions.Contains(file.Extension));

    public IEnumerable<SourceFile> In(Module module) =>
        Files.Where(file => file.Path.StartsWith(module.Folder + "/", StringComparison.Ordinal));

    public SourceFile? Find(string path) => Files.FirstOrDefault(file => file.Path == path);

    private static SourceSet Read() => new([.. Directory
        .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(path => path[Root.Length..].Replace('\\', '/'))
        .Where(path => !Skipped.Any(part => IsSkipped(path, part)) && !Binary.Contains(Path.GetExtension(path)))
        .Where(path => path != "/.git")
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path[1..], File.ReadAllText(Root + path)))]);

    // "data" is skipped at the root only: modules keep their SQL under Data/, seeds may live under a lower data/.
    private static bool IsSkipped(string path, string part) =>
        part is "/data/" or "/artifacts/" ? path.StartsWith(part, StringComparison.Ordinal) : path.Contains(part, StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("OpenProvince.slnx not found above the test program.");
    }
}
