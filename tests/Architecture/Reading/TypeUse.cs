using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OpenProvince.Architecture.Reading;

/// <summary>A compiled assembly mentions a type of another one.</summary>
internal sealed record TypeUse(string From, string To, string Namespace, string Type)
{
    /// <summary>Every type of another assembly that <paramref name="assemblyFile"/> mentions, read from its metadata table.</summary>
    public static IReadOnlyList<TypeUse> In(string assemblyFile)
    {
        using var stream = File.OpenRead(assemblyFile);
        using var image = new PEReader(stream);
        var reader = image.GetMetadataReader();
        var from = reader.GetString(reader.GetAssemblyDefinition().Name);
        return [.. reader.TypeReferences.Select(handle => Describe(reader, from, reader.GetTypeReference(handle))).OfType<TypeUse>()];
    }

    private static TypeUse? Describe(MetadataReader reader, string from, TypeReference type)
    {
        var name = reader.GetString(type.Name);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            name = reader.GetString(type.Name) + "." + name;
        }

        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) return null;
        var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return new(from, reader.GetString(assembly.Name), reader.GetString(type.Namespace), name);
    }
}
