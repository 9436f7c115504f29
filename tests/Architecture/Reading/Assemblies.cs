using System.Reflection;

namespace OpenProvince.Architecture.Reading;

/// <summary>The compiled modules, beside this test program.</summary>
internal static class Assemblies
{
    public static IReadOnlyList<Module> Modules => SourceSet.Repository.Modules;

    public static IEnumerable<Type> TypesOf(params Tier[] tiers) =>
        Modules.Where(module => tiers.Contains(module.Tier)).SelectMany(module => Assembly.Load(module.Assembly).GetTypes());

    public static IEnumerable<TypeUse> Uses() => Modules.SelectMany(module => TypeUse.In(FileOf(module)));

    private static string FileOf(Module module) => Path.Combine(AppContext.BaseDirectory, module.Assembly + ".dll");
}
