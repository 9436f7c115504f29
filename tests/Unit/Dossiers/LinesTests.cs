using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Unit.Dossiers;

/// <summary>Every kind of line says what it means, and what it says fits together.</summary>
public sealed class LinesTests
{
    [Fact]
    public void Every_kind_has_its_line() => Assert.All(Enum.GetValues<StepKind>(), kind => Assert.NotNull(Lines.Of(kind)));

    [Fact]
    public void What_can_be_undone_is_undone_by_a_line_of_its_own()
    {
        var undone = Enum.GetValues<StepKind>().Where(kind => Lines.Of(kind).UndoneBy is not null).ToList();
        Assert.Equal(Enum.GetValues<UndoneStep>().Select(step => (int)step).Order(), undone.Select(kind => (int)kind).Order());
        Assert.Equal(Enum.GetValues<StepKind>().Where(kind => Lines.Of(kind).Undoes).Order(),
            undone.Select(kind => (StepKind)Lines.Of(kind).UndoneBy!.Value).Order());
    }
}
