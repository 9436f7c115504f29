using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Data;
using OpenProvince.Measures.Domain;
using Xunit;

namespace OpenProvince.Unit.Measures;

public sealed class CatalogueTests
{
    private static readonly MeasureDefinition Came = new(1, "doors.came", MeasureKind.Flow);
    private static readonly MeasureDefinition Money = new(1, "tills.money", MeasureKind.Flow);

    private static readonly Declared Doors = new("doors", new MeasureSplit("front", "back"), Came,
        new MeasureDefinition(2, "doors.front-share", MeasureKind.Derived) { Over = [new(Came, ["front"])], Under = [new(Came)] });

    [Fact]
    public void Sources_have_ids_splits_and_tables_of_their_own()
    {
        var catalogue = new MeasureCatalogue([Doors, new Declared("tills", null, Money)]);
        Assert.Same(Money, catalogue.Find("tills.money"));
        var share = catalogue.FormulaOf(catalogue.Find("doors.front-share")!);
        Assert.Equal(0.25, share.Evaluate([new Counts(1, 3)]));
        Assert.Null(share.Evaluate([default]));
        Assert.Equal(["front", "back"], new MeasureTables(Doors).Rollup.Values.Select(column => column.Name));
        Assert.Equal("measures_tills_late", new MeasureTables(catalogue.Source("tills")).Late.Name);
        Assert.Equal(["value"], new MeasureTables(catalogue.Source("tills")).Rollup.Values.Select(column => column.Name));
    }

    [Fact]
    public void A_measure_may_divide_figures_of_two_sources()
    {
        var paid = new Declared("paid", null,
            new MeasureDefinition(1, "paid.a-head", MeasureKind.Derived) { Over = [new(Money)], Under = [new(Came, ["back"])] });
        var catalogue = new MeasureCatalogue([Doors, new Declared("tills", null, Money), paid]);
        Assert.Equal(2.5, catalogue.FormulaOf(paid.Measures[0]).Evaluate([new Counts(5), new Counts(9, 2)]));
        Assert.Equal(["measures.tills", "measures.doors"], MeasureSource.ProjectionsOf(paid.Measures));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "two", "Source registered twice: doors" },
        { "Doors", "one word in small letters: Doors" },
        { "do_ors", "one word in small letters: do_ors" },
        { "stray", "another source's name: tills.money" },
        { "ids", "Measure id used twice in doors: 1" },
        { "no-formula", "Only a derived measure has a formula: doors.share" },
        { "no-member", "counts doors.came by side: its split has no such member" },
        { "not-registered", "doors.share counts tills.money, which has no rows" },
        { "member-twice", "a member of that name: a" },
        { "member-taken", "a member of that name: unit" },
        { "member-odd", "a member of that name: b-c" },
        { "no-members", "has 0 members" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_declaration_is_refused(string what, string why)
    {
        var share = new MeasureDefinition(7, "doors.share", MeasureKind.Derived) { Under = [new(Came)] };
        MeasureSource[] sources = what switch
        {
            "two" => [Doors, Doors],
            "Doors" or "do_ors" => [new Declared(what, null)],
            "stray" => [new Declared("doors", null, Money)],
            "ids" => [new Declared("doors", null, Came, Came with { Name = "doors.went" })],
            "no-formula" => [new Declared("doors", null, share with { Under = [] })],
            "no-member" => [new Declared("doors", Doors.Split, Came, share with { Under = [new(Came, ["side"])] })],
            "not-registered" => [new Declared("doors", null, share with { Under = [new(Money)] })],
            "member-twice" => [new Declared("doors", new MeasureSplit("a", "a"))],
            "member-taken" => [new Declared("doors", new MeasureSplit("unit"))],
            "member-odd" => [new Declared("doors", new MeasureSplit("b-c"))],
            _ => [new Declared("doors", new MeasureSplit())],
        };
        var refused = Assert.Throws<InvalidOperationException>(() => new MeasureCatalogue(sources));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public void A_member_that_comes_later_is_a_step_behind_those_that_ran(DatabaseEngine engine)
    {
        var before = new MeasureSchema(Doors).Steps(engine);
        var after = new MeasureSchema(new Declared("doors", Doors.Split.And("side"), Came)).Steps(engine);
        Assert.Equal([before[0].Checksum], after.Take(1).Select(step => step.Checksum));
        Assert.Equal((2, 2, "side"), (after.Count, after[1].Number, after[1].Name));
        Assert.Contains("alter table measures_doors_late add column side", after[1].Sql, StringComparison.Ordinal);
    }

    private sealed class Declared(string name, MeasureSplit? split, params MeasureDefinition[] measures) : MeasureSource
    {
        public override string Name => name;

        public override MeasureSplit Split => split ?? base.Split;

        public override IReadOnlyList<MeasureDefinition> Measures => measures;

        public override IReadOnlyCollection<string> EventTypes => [];

        public override void Map(RecordedEvent e, IEffects effects)
        {
        }
    }
}
