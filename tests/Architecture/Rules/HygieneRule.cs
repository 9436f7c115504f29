using System.Text.RegularExpressions;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>What must not be in any file: forgotten work, and traces of the machine it was made on.</summary>
internal static partial class HygieneRule
{
    /// <summary>Unfinished work is listed with its file in docs/known-gaps.md, or it is not left in the code.</summary>
    public static IEnumerable<string> ForgottenWork(SourceSet sources)
    {
        var gaps = sources.Find("docs/known-gaps.md")?.Text ?? "";
        return from file in sources.With(".cs", ".razor", ".sql", ".mjs", ".js", ".css", ".props", ".csproj", ".sh")
               from line in file.Lines
               where Unfinished().IsMatch(line) && !gaps.Contains(file.Path, StringComparison.Ordinal)
               select $"{file.Path}: {line.Trim()}";
    }

    public static IEnumerable<string> MachineTraces(SourceSet sources) =>
        from file in sources.Files
        from line in file.Lines
        where PrivatePath().IsMatch(line) || PackageHost().IsMatch(line)
        select $"{file.Path}: {line.Trim()[..Math.Min(line.Trim().Length, 120)]}";

    /// <summary>A committed lock file names versions and hashes, never where they were downloaded.</summary>
    public static IEnumerable<string> LockFiles(SourceSet sources) =>
        from file in sources.Files
        where Path.GetFileName(file.Path) == "package-lock.json" && file.Text.Contains("\"resolved\"", StringComparison.Ordinal)
        select $"{file.Path} holds download addresses";

    public static IEnumerable<string> ProjectsOutsideSolution(SourceSet sources)
    {
        var solution = sources.Find("OpenProvince.slnx")?.Text ?? "";
        return from file in sources.With(".csproj")
               where !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal)
               select $"{file.Path} is not in OpenProvince.slnx";
    }

    public static IEnumerable<string> VersionsInProjects(SourceSet sources) =>
        from file in sources.With(".csproj")
        from line in file.Lines
        where line.Contains("PackageReference", StringComparison.Ordinal) && line.Contains("Version=", StringComparison.Ordinal)
        select $"{file.Path}: {line.Trim()} (versions stand in Directory.Packages.props)";

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.~-])(/roo[t]/|/hom[e]/[a-z][\w-]*/|/User[s]/[A-Za-z]|[A-Z]:\\User[s]\\)")]
    private static partial Regex PrivatePath();

    [GeneratedRegex(
        @"^\s*(?:@\w+:)?(?:registry|index-url|_auth\w*)\s*=\s*\S|<add\s+key=""[^""]*""\s+value=""http|" +
        @"https?://[^\s/""]*(?:artifactory|nexus|mirror|proxy|jfrog)",
        RegexOptions.IgnoreCase)]
    private static partial Regex PackageHost();
}
