using System.Xml.Linq;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>References go down the tiers and along the engine order; from another module only its Contracts.</summary>
internal static class ReferenceRule
{
    /// <summary>What the project files declare.</summary>
    public static IEnumerable<string> Declared(SourceSet sources, IReadOnlySet<string> allowed) =>
        from module in sources.Modules
        let project = sources.Find($"{module.Folder}/{Path.GetFileName(module.Folder)}.csproj")
        from target in XDocument.Parse(project.Text).Descendants("ProjectReference")
            .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value))
        let other = sources.Modules.FirstOrDefault(candidate => candidate.Name == target)
        where other is null || !module.MayReference(other)
        let reference = $"{module.Name} -> {target}"
        where !allowed.Contains(reference)
        select reference;

    /// <summary>What the compiled code really uses.</summary>
    public static IEnumerable<string> Used(IReadOnlyList<Module> modules, IEnumerable<TypeUse> uses, IReadOnlySet<string> allowed) =>
        from use in uses
        let source = modules.FirstOrDefault(module => module.Assembly == use.From)
        let to = modules.FirstOrDefault(module => module.Assembly == use.To)
        where source is not null && to is not null && (!source.MayReference(to) || !IsOpen(source, to, use))
        let reference = $"{source.Name} -> {use.Namespace}.{use.Type}"
        where !allowed.Contains(reference) && !allowed.Contains($"{source.Name} -> {to.Name}")
        select reference;

    public static IEnumerable<string> WithoutPlace(IReadOnlyList<Module> modules) =>
        modules.Where(module => !module.HasPlace).Select(module => $"{module.Folder}: not in the order of its tier");

    /// <summary>Lines "From -> To  ADR nnnn  reason"; a line without an ADR is no permission.</summary>
    public static IReadOnlySet<string> Allowed(string text) => text.Split('\n')
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(parts => parts.Length >= 2 && parts[1].StartsWith("ADR ", StringComparison.Ordinal))
        .Select(parts => parts[0]).ToHashSet();

    // The platform's public types are its API; the host composes, so it also sees the module classes.
    private static bool IsOpen(Module from, Module to, TypeUse use) =>
        to.Tier is Tier.Platform
        || $"{use.Namespace}.".StartsWith($"OpenProvince.{to.Name}.Contracts.", StringComparison.Ordinal)
        || (from.Tier is Tier.Host && (use.Type == $"{to.Name}Module" || use.Type == $"{to.Name}Setup"));
}
