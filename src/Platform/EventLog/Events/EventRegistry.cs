using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>The events of one assembly.</summary>
public sealed record EventSource(Assembly Assembly);

/// <summary>Turns the stored data of one schema into the next one; old bytes are never rewritten.</summary>
public interface IUpcaster
{
    string Type { get; }

    /// <summary>The schema it reads; it gives <c>From + 1</c>.</summary>
    int From { get; }

    JsonObject Up(JsonObject data);
}

/// <summary>Which stored name belongs to which record, and how each is written.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<string, (Type Clr, int Schema)> byType;
    private readonly FrozenDictionary<Type, StoredEventAttribute> byClr;
    private readonly FrozenDictionary<(string, int), IUpcaster> upcasters;

    /// <exception cref="InvalidOperationException">Two records share a stored name, or an upcaster is missing.</exception>
    public EventRegistry(IEnumerable<EventSource> sources, IEnumerable<IUpcaster> upcasters)
    {
        var found = sources.Select(source => source.Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => (Clr: type, Stored: type.GetCustomAttribute<StoredEventAttribute>()))
            .Where(one => one.Stored is not null)
            .ToArray();
        if (found.GroupBy(one => one.Stored!.Type, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Stored event name used twice: {twice.Key}");
        byClr = found.ToFrozenDictionary(one => one.Clr, one => one.Stored!);
        byType = found.ToFrozenDictionary(one => one.Stored!.Type, one => (one.Clr, one.Stored!.Schema), StringComparer.Ordinal);
        this.upcasters = upcasters.ToFrozenDictionary(one => (one.Type, one.From));
        foreach (var (type, (_, schema)) in byType)
            for (var from = 1; from < schema; from++)
                if (!this.upcasters.ContainsKey((type, from)))
                    throw new InvalidOperationException($"No upcaster for {type} schema {from}");
    }

    /// <summary>How event data is written: names as declared in camel case, nulls left out, instants as microseconds.</summary>
    public static JsonSerializerOptions Json { get; } = MakeOptions();

    /// <summary>Every stored event type with its current schema and record.</summary>
    public IEnumerable<(string Type, int Schema, Type Clr)> Types => byType.Select(one => (one.Key, one.Value.Schema, one.Value.Clr));

    /// <exception cref="InvalidOperationException">The record's assembly was not registered or it has no stored name.</exception>
    public StoredEventAttribute NameOf(IEvent e) =>
        byClr.GetValueOrDefault(e.GetType()) ?? throw new InvalidOperationException($"{e.GetType()} is not a registered stored event");

    public static string Write(IEvent e) => JsonSerializer.Serialize(e, e.GetType(), Json);

    /// <summary>Reads stored data of any known schema into today's record.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown or newer than the program.</exception>
    public IEvent Read(string type, int schema, string data)
    {
        if (!byType.TryGetValue(type, out var known)) throw new InvalidOperationException($"Unknown stored event {type}");
        if (schema > known.Schema) throw new InvalidOperationException($"{type} schema {schema} is newer than this program");
        if (schema < known.Schema) data = Upcast(type, schema, known.Schema, data);
        return (IEvent)(JsonSerializer.Deserialize(data, known.Clr, Json) ?? throw new InvalidOperationException($"{type} is empty"));
    }

    private string Upcast(string type, int from, int to, string data)
    {
        var node = JsonNode.Parse(data)!.AsObject();
        for (var schema = from; schema < to; schema++) node = upcasters[(type, schema)].Up(node);
        return node.ToJsonString(Json);
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.Converters.Add(new InstantConverter());
        return options;
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Micros);
    }
}
