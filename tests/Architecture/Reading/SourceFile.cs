using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenProvince.Architecture.Reading;

/// <summary>One text file of the repository; the path is relative to its root, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private SyntaxNode? tree;

    public string Extension => System.IO.Path.GetExtension(Path);

    public bool IsProduction => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public SyntaxNode Syntax => tree ??= CSharpSyntaxTree.ParseText(Text).GetRoot();

    /// <summary>The folder inside its module: "Domain", "Features"; empty for a file at the module's top or outside a module.</summary>
    public string LayerIn(Module module)
    {
        var inside = Path[(module.Folder.Length + 1)..];
        var slash = inside.IndexOf('/');
        return slash < 0 ? "" : inside[..slash];
    }
}
