using System.Text.Json.Nodes;
using OpenProvince.EventLog;

namespace OpenProvince.Unit.Log;

public sealed class RegistryTests
{
    private const string FirstSchema = """{"door":4,"width":80}""";

    [Fact]
    public void Reads_an_old_schema_through_its_upcaster()
    {
        var registry = new EventRegistry([new EventSource(typeof(RegistryTests).Assembly)], [new DoorPaintedFrom1()]);

        var read = Assert.IsType<DoorPainted>(registry.Read("test.door-painted", 1, FirstSchema));

        Assert.Equal(new DoorPainted(4, 800, "unknown"), read);
    }

    [Fact]
    public void Refuses_to_start_without_the_upcaster_of_an_old_schema() =>
        Assert.Throws<InvalidOperationException>(() => new EventRegistry([new EventSource(typeof(RegistryTests).Assembly)], []));

    [Fact]
    public void Refuses_an_event_from_a_newer_program()
    {
        var registry = new EventRegistry([new EventSource(typeof(RegistryTests).Assembly)], [new DoorPaintedFrom1()]);

        Assert.Throws<InvalidOperationException>(() => registry.Read("test.door-painted", 3, "{}"));
    }

    [Fact]
    public void Refuses_a_field_the_record_does_not_know()
    {
        var registry = new EventRegistry([new EventSource(typeof(RegistryTests).Assembly)], [new DoorPaintedFrom1()]);

        Assert.ThrowsAny<System.Text.Json.JsonException>(
            () => registry.Read("test.door-painted", 2, """{"door":1,"millimetres":1,"colour":"red","name":"x"}"""));
    }

    [StoredEvent("test.door-painted", 2)]
    internal sealed record DoorPainted(long Door, int Millimetres, string Colour) : IEvent;

    /// <summary>Schema 1 kept centimetres and no colour.</summary>
    internal sealed class DoorPaintedFrom1 : IUpcaster
    {
        public string Type => "test.door-painted";

        public int From => 1;

        public JsonObject Up(JsonObject data) => new()
        {
            ["door"] = data["door"]!.DeepClone(), ["millimetres"] = data["width"]!.GetValue<int>() * 10, ["colour"] = "unknown",
        };
    }
}
