using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Data.Catalogue;

/// <summary>
/// Reads the catalogue files built into the module. Three layers are merged by top-level key, the later one winning:
/// the file's defaults, the procedure, and its version. A file that does not fit the model stops the start, by name.
/// </summary>
internal static class CatalogueReader
{
    private const string Root = "OpenProvince.Procedures.Catalogue.";
    private static readonly JsonSerializerOptions Options = FormDefinition.Options;

    /// <param name="capabilities">What of it this province can keep: the rest is not promised.</param>
    public static ProcedureCatalogue ReadAll(Capabilities capabilities)
    {
        var withoutData = Read<List<WithoutData>>(Root + "without-data.json").ToDictionary(one => one.Code, StringComparer.Ordinal);
        var words = new CatalogueWords(capabilities, withoutData);
        var procedures = Files("Procedures.").SelectMany(file => ReadFile(file, words)).ToList();
        var lifeEvents = Read<List<LifeEventEntry>>(Root + "life-events.json").ConvertAll(e => e.ToLifeEvent());
        var fees = Files("Fees.").Select(Read<ProvinceFees>).ToDictionary(f => f.Province, StringComparer.Ordinal);
        var doors = Read<List<FrontDoorPeriod>>(Root + "front-doors.json");
        var signposts = Read<List<Signpost>>(Root + "signposts.json");
        return new ProcedureCatalogue(procedures, lifeEvents, fees, doors, signposts);
    }

    public static FeeUnits FeeUnits() => new(Read<List<FeeUnit>>(Name("fee-units.json")));

    /// <summary>The resource of a file of the catalogue.</summary>
    internal static string Name(string file) => Root + file;

    private static IEnumerable<Procedure> ReadFile(string resource, CatalogueWords words)
    {
        var file = Node(resource).AsObject();
        var field = file["field"].Deserialize<ProcedureField>(Options)!;
        var unofficial = (bool)file["unofficial"]!;
        var defaults = file["defaults"]?.AsObject() ?? [];
        foreach (var item in file["procedures"]!.AsArray())
        {
            var procedure = item!.AsObject();
            foreach (var version in procedure["versions"]!.AsArray())
            {
                var merged = Merge(defaults, procedure, version!.AsObject());
                yield return Parse(resource, merged).ToProcedure(field, unofficial, words);
            }
        }
    }

    private static JsonObject Merge(params ReadOnlySpan<JsonObject> layers)
    {
        var merged = new JsonObject();
        foreach (var layer in layers)
        {
            foreach (var (key, value) in layer)
            {
                if (key != "versions") merged[key] = value?.DeepClone();
            }
        }
        return merged;
    }

    private static ProcedureEntry Parse(string resource, JsonObject merged)
    {
        try
        {
            return merged.Deserialize<ProcedureEntry>(Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{resource}, procedure {merged["code"]}: {e.Message}", e);
        }
    }

    internal static T Read<T>(string resource) =>
        Node(resource).Deserialize<T>(Options) ?? throw new InvalidDataException($"{resource} is empty");

    internal static IEnumerable<string> Files(string folder) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Root + folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static JsonNode Node(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The built-in file {resource} is missing");
        return JsonNode.Parse(stream)!;
    }
}
