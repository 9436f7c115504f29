using OpenProvince.EventLog;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;
using Xunit;

namespace OpenProvince.Unit.Measures;

public sealed class CatalogueTests
{
    [Fact]
    public void Sources_with_ranges_of_their_own_stand_beside_each_other() =>
        Assert.Equal(2, new MeasureCatalogue([new Numbered(1, 9, 1), new Numbered(10, 19, 10)]).ById.Count);

    [Theory]
    [InlineData(1, 9, 1, 9, 12, 12, "share measure ids")]
    [InlineData(1, 9, 1, 5, 6, 5, "share measure ids")]
    [InlineData(1, 9, 1, 10, 19, 20, "outside 10 to 19: 20")]
    public void Ids_that_another_source_could_have_are_refused(int first, int last, int id, int first2, int last2, int id2, string why)
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => new MeasureCatalogue([new Numbered(first, last, id), new Numbered(first2, last2, id2)]));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private sealed class Numbered(int first, int last, int id) : MeasureSource
    {
        public override MeasureIds Ids => new(first, last);

        public override IReadOnlyList<MeasureDefinition> Measures { get; } = [new(id, $"test.number-{id}", MeasureKind.Flow)];

        public override IReadOnlyCollection<string> EventTypes => [];

        public override void Map(RecordedEvent e, IEffects effects)
        {
        }
    }
}
