using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>Hard limits; SQL, resources and seeds are exempt.</summary>
internal static class SizeRule
{
    private const int Kernel = 4000;
    private const int Method = 40;
    private const int Width = 140;
    private const int Unbreakable = 110;

    public static IEnumerable<string> Files(SourceSet sources) =>
        from file in sources.With(".cs", ".razor")
        let limit = file.Extension == ".razor" ? 120 : file.IsTest ? 500 : 300
        where file.Lines.Length > limit
        select $"{file.Path}: {file.Lines.Length} lines, the limit is {limit}";

    /// <summary>A line fits on a screen beside another. One word that is longer (an address, a key) cannot be broken.</summary>
    public static IEnumerable<string> Lines(SourceSet sources) =>
        from file in sources.With(".cs", ".razor")
        from line in file.Lines.Index()
        let text = line.Item.TrimEnd('\r')
        where text.Length > Width && text.Split(' ').All(word => word.Length < Unbreakable)
        select $"{file.Path}:{line.Index + 1} has {text.Length} characters, the limit is {Width}";

    public static IEnumerable<string> Methods(SourceSet sources) =>
        from file in sources.With(".cs")
        where file.IsProduction
        from method in file.Syntax.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let lines = LinesOf((SyntaxNode?)method.Body ?? method.ExpressionBody)
        where lines > Method
        select $"{file.Path}: {(method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor"} has {lines} lines, the limit is " +
            $"{Method}";

    /// <summary>The part everything else rebuilds with stays small.</summary>
    public static IEnumerable<string> KernelBudget(SourceSet sources)
    {
        var lines = sources.With(".cs").Where(file => file.Path.StartsWith("src/Platform/Kernel/", StringComparison.Ordinal))
            .Sum(file => file.Lines.Length);
        if (lines > Kernel) yield return $"Kernel has {lines} lines, the limit is {Kernel}";
    }

    public static IEnumerable<string> ModuleReadmes(SourceSet sources) =>
        from module in sources.Modules
        where module.Tier is not Tier.Host
        let readme = sources.Find($"{module.Folder}/README.md")
        where readme is null || readme.Lines.Length > 40
        select $"{module.Folder}/README.md {(readme is null ? "is missing" : "is longer than 40 lines")}";

    private static int LinesOf(SyntaxNode? body)
    {
        if (body is null) return 0;
        var span = body.SyntaxTree.GetLineSpan(body.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
