using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Unit.Dossiers;

/// <summary>What was written into the log behind the program is compared, not stumbled over.</summary>
public sealed class CaseTrailTests
{
    [Theory]
    [InlineData(99L)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    public void A_number_where_a_word_belongs_reads_as_a_question(long number)
    {
        var (trail, words) = Trail();
        trail.Take(Event, Act(("who", number), ("proposer", number)), words);
        Assert.Equal("?", trail.At(Column("holder_officer"), words).Text);
        Assert.Equal("?", trail.At(Column("not_by"), words).Text);
        var made = Dossier.Map.Make(trail.Id, trail.Cells(words), trail.LastStepAt);
        Assert.Equal((3, trail.LastStepAt), (made.Bucket, made.SortAt));
    }

    [Fact]
    public void A_column_nobody_knows_leaves_the_others_as_they_are()
    {
        var (trail, words) = Trail();
        trail.Take(Event, Act(("nonsense", 7L), ("who", "staff:1")), words);
        Assert.Equal("staff:1", trail.At(Column("holder_officer"), words).Text);
    }

    private static RecordedEvent Event => new(null!)
    {
        Seq = 1, Stream = "dossier-1", Version = 1, Type = "dossier.filed", Schema = 1,
        Stamp = new EventStamp(A.Morning, A.Morning, "staff:1", A.Desk), Data = "", PrevHash = [], Hash = [],
    };

    private static (CaseTrail, CodesOnce) Trail()
    {
        var words = new CodesOnce();
        var filed = new DossierFiled(
            1, "1.004873", Channel.Online, FrontDoor.Local, Custody.Here, A.Desk, A.Committee, 1, "thuong", null, 101, 3, 3);
        return (new CaseTrail(1, DossierKind.Facts, Dossier.FixedOf(filed, Event), words), words);
    }

    private static CaseAct Act(params (string, Cell)[] columns) =>
        new((int)StepKind.HandedOver, A.Desk, new RowChange(columns), null, null, null);

    private static int Column(string name) => Dossier.Map.Changing.Select(column => column.Name).ToList().IndexOf(name);
}
