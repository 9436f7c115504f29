using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>Inside a module: Domain is plain, Data does not look up at Features, HTTP stays in Features.</summary>
internal static class LayerRule
{
    // Catalogue and Packs hold data files only.
    private static readonly string[] Layers = ["Contracts", "Domain", "Features", "Data", "Resources", "wwwroot", "Catalogue", "Packs"];
    private static readonly string[] NotInDomain = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions",
        "System.Data", "System.Net", "Dapper", "Npgsql", "Microsoft.Data"];
    private static readonly string[] NotNamedInDomain = ["TimeProvider", "Clock", "HttpContext", "HttpClient", "DbConnection", "DbContext",
        "Database", "UnitOfWork", "File", "Directory", "Console"];
    private static readonly string[] PlatformForDomain = ["Kernel", "EventLog", "Time"];

    public static IEnumerable<string> TopFolders(SourceSet sources) =>
        from module in sources.Modules
        where module.Tier is not (Tier.Platform or Tier.Host)
        from layer in sources.In(module).Select(file => file.LayerIn(module)).Distinct()
        where layer.Length > 0 && !Layers.Contains(layer)
        select $"{module.Folder}/{layer}: a module has only {string.Join(", ", Layers)}";

    public static IEnumerable<string> Domain(SourceSet sources) =>
        from module in sources.Modules
        where module.Tier is not (Tier.Platform or Tier.Host)
        from file in CodeIn(sources, module, "Domain")
        from problem in ForeignUsings(file, module).Concat(ForeignNames(file))
        select $"{file.Path}: {problem}";

    public static IEnumerable<string> DataDoesNotUseFeatures(SourceSet sources) =>
        from module in sources.Modules
        from file in CodeIn(sources, module, "Data").Concat(CodeIn(sources, module, "Domain")).Concat(CodeIn(sources, module, "Contracts"))
        where Usings(file).Any(name => name.StartsWith($"OpenProvince.{module.Name}.Features", StringComparison.Ordinal))
        select $"{file.Path} uses Features";

    public static IEnumerable<string> HttpBelowFeatures(SourceSet sources) =>
        from module in sources.Modules
        where module.Tier is not (Tier.Platform or Tier.Host)
        from layer in new[] { "Domain", "Data" }
        from file in CodeIn(sources, module, layer)
        where Names(file).Any(name => name is "HttpContext" or "IHttpContextAccessor" or "HttpRequest" or "HttpResponse")
        select $"{file.Path} knows HTTP";

    /// <summary>The wall clock is banned by an analyzer too; this one also runs when the analyzers are off.</summary>
    public static IEnumerable<string> WallClock(SourceSet sources) =>
        from file in sources.With(".cs", ".razor")
        where file.IsProduction
        from access in (file.Extension == ".cs" ? file : new SourceFile(file.Path, CodeBlocks(file.Text))).Syntax.DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
        where access.Expression is IdentifierNameSyntax { Identifier.Text: "DateTime" or "DateTimeOffset" }
            && access.Name.Identifier.Text is "Now" or "UtcNow" or "Today"
        where access.Expression is IdentifierNameSyntax { Identifier.Text: "DateTime" or "DateTimeOffset" }
        select $"{file.Path}: {access}";

    private static IEnumerable<string> ForeignUsings(SourceFile file, Module module) =>
        from name in Usings(file)
        let own = name.StartsWith("OpenProvince.", StringComparison.Ordinal)
        let parts = name.Split('.')
        where own
            ? !PlatformForDomain.Contains(parts[1]) && !(parts.Length > 2 && parts[2] is "Contracts" or "Domain")
                && !(parts[1] == module.Name && parts.Length == 2)
            : NotInDomain.Any(banned => name == banned || name.StartsWith(banned + ".", StringComparison.Ordinal))
        select $"uses {name}";

    private static IEnumerable<string> ForeignNames(SourceFile file) =>
        Names(file).Where(name => NotNamedInDomain.Contains(name)).Distinct().Select(name => $"names {name}");

    private static IEnumerable<SourceFile> CodeIn(SourceSet sources, Module module, string layer) =>
        sources.In(module).Where(file => file.Extension == ".cs" && file.LayerIn(module) == layer);

    private static IEnumerable<string> Usings(SourceFile file) =>
        file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(item => item.Alias is null)
            .Select(item => item.Name?.ToString() ?? "");

    // Types by their bare names: what follows a dot is a member or a qualified name, whose namespace the using rule sees.
    private static IEnumerable<string> Names(SourceFile file) =>
        file.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not (MemberAccessExpressionSyntax { Name: var member } and not null) || member != name)
            .Where(IsTypePosition).Select(name => name.Identifier.Text);

    private static bool IsTypePosition(IdentifierNameSyntax name) => name.Parent is
        ParameterSyntax or VariableDeclarationSyntax or MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax
        or PropertyDeclarationSyntax or MethodDeclarationSyntax or TypeArgumentListSyntax or NullableTypeSyntax or SimpleBaseTypeSyntax;

    private static string CodeBlocks(string razor) => "class Page { void Markup() {" + string.Join('\n', razor.Split('\n')
        .SkipWhile(line => !line.StartsWith("@code", StringComparison.Ordinal)).Skip(1)) + "}";
}
