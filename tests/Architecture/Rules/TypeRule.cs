using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Hosting;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Architecture.Rules;

/// <summary>Types are internal and sealed, constructors small, names say what the type is.</summary>
internal static class TypeRule
{
    private static readonly string[] EmptySuffixes = ["Manager", "Helper", "Helpers", "Utils", "Util", "Impl", "Dto"];

    /// <summary>
    /// In a module only Contracts, the module class, what the host asks of it (its Setup) and Razor components (public by their
    /// generator) are public.
    /// </summary>
    public static IEnumerable<string> Public(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        where type.IsVisible && !IsComponent(type) && !IsModuleClass(type)
        where !$"{type.Namespace}.".Contains(".Contracts.", StringComparison.Ordinal)
        select $"{type.FullName} is public outside Contracts";

    public static IEnumerable<string> Unsealed(IEnumerable<Type> types)
    {
        var written = types.Where(IsWritten).ToList();
        var bases = written.Select(type => Definition(type.BaseType)).ToHashSet();
        return from type in written
               where type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsComponent(type) && !bases.Contains(type)
               select $"{type.FullName} is neither sealed nor derived from";
    }

    /// <summary>At most six things a class needs; records are data and may be wide.</summary>
    public static IEnumerable<string> WideConstructors(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        where type.IsClass && type.GetMethod("<Clone>$") is null && !typeof(Exception).IsAssignableFrom(type)
        from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where constructor.GetParameters().Length > 6
        select $"{type.FullName} takes {constructor.GetParameters().Length} dependencies";

    public static IEnumerable<string> StaticState(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field is { IsInitOnly: false, IsLiteral: false } && !field.IsDefined(typeof(CompilerGeneratedAttribute))
            && !field.Name.Contains('<')
        select $"{type.FullName}.{field.Name} is static and can change";

    public static IEnumerable<string> EmptyNames(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        let name = type.Name.Split('`')[0]
        where EmptySuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal))
        select $"{type.FullName}: the name does not say what it is";

    /// <summary>What runs beside the requests ends quietly with the server: one place sees to that.</summary>
    public static IEnumerable<string> OwnBackgroundWork(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        where typeof(IHostedService).IsAssignableFrom(type) && !typeof(BackgroundWork).IsAssignableFrom(type)
        select $"{type.FullName} is not a {nameof(BackgroundWork)}";

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<') && type.Namespace?.StartsWith("OpenProvince", StringComparison.Ordinal) == true
        && type.Name is not "_Imports" && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && type.DeclaringType?.Name.Contains('<') != true;

    // Razor makes its components public; what a page nests (the model of its form) goes with it.
    private static bool IsComponent(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) || type.Name == "_Imports" || (type.DeclaringType is { } page && IsComponent(page));

    private static bool IsModuleClass(Type type) =>
        typeof(IModule).IsAssignableFrom(type)
        || (type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Setup", StringComparison.Ordinal));

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
