using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenProvince.EventLog;

namespace OpenProvince.Unit.Log;

/// <summary>
/// Freezes the stored shape of every event of the program. A changed file means logs in the field can no longer be read:
/// make a new schema number and an upcaster instead. A new event gets its file with OPENPROVINCE_WRITE_GOLDEN=1.
/// </summary>
public sealed class GoldenEventTests
{
    private static readonly Assembly[] Program =
        [.. Assembly.Load("openprovince").GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("OpenProvince.", StringComparison.Ordinal)).Select(Assembly.Load)];

    public static TheoryData<string> Events => [.. Stored().Select(one => one.Type.FullName!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Events))]
    public void Keeps_its_stored_shape(string name)
    {
        var (type, stored) = Stored().Single(one => one.Type.FullName == name);
        var file = Path.Combine(Folder(), $"{stored.Type}.{stored.Schema}.json");
        if (Environment.GetEnvironmentVariable("OPENPROVINCE_WRITE_GOLDEN") == "1" && !File.Exists(file))
            File.WriteAllText(file, JsonSerializer.Serialize(Sample(type), type, EventRegistry.Json) + "\n");

        Assert.True(File.Exists(file),
            $"{stored.Type} has no golden file: run this test once with OPENPROVINCE_WRITE_GOLDEN=1 and commit the file");
        var golden = File.ReadAllText(file).TrimEnd('\n');
        var read = JsonSerializer.Deserialize(golden, type, EventRegistry.Json);
        Assert.Equal(golden, JsonSerializer.Serialize(read, type, EventRegistry.Json));
        Assert.Equal(golden, JsonSerializer.Serialize(Sample(type), type, EventRegistry.Json));
    }

    [Fact]
    public void Every_golden_file_still_has_its_event()
    {
        var known = Stored().Select(one => one.Stored.Type).ToHashSet(StringComparer.Ordinal);

        var orphans = Directory.GetFiles(Folder(), "*.json").Select(Path.GetFileNameWithoutExtension)
            .Where(file => !known.Contains(file![..file!.LastIndexOf('.')]));

        Assert.Empty(orphans);
    }

    private static IEnumerable<(Type Type, StoredEventAttribute Stored)> Stored() =>
        from assembly in Program
        from type in assembly.GetTypes()
        let stored = type.GetCustomAttribute<StoredEventAttribute>()
        where stored is not null
        select (type, stored);

    /// <summary>Every parameter gets a value that tells its place, so that two fields changing places show.</summary>
    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var sample = constructor.Invoke(
            [.. constructor.GetParameters().Select((parameter, i) => Value(parameter.ParameterType, parameter.Name!, i + 1))]);
        foreach (var inherited in type.GetProperties().Where(property => property.DeclaringType != type && property.CanWrite))
            inherited.SetValue(sample, Value(inherited.PropertyType, inherited.Name, 1));
        return sample;
    }

    private static object Value(Type type, string name, int place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return $"{name}-{place}";
        if (type.IsEnum) return Enum.GetValues(type).GetValue((place - 1) % Enum.GetValues(type).Length)!;
        if (type == typeof(bool)) return true;
        if (type == typeof(RowChange)) return new RowChange(("number", place), ("text", $"{name}-{place}"), ("nothing", default));
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return new Dictionary<string, string> { [$"{name}-key"] = $"{name}-{place}" };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            list.SetValue(Value(type.GetGenericArguments()[0], name, place), 0);
            return list;
        }
        if (type.IsPrimitive) return Convert.ChangeType(place * 11, type, System.Globalization.CultureInfo.InvariantCulture);
        return Sample(type);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
