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
        var undone = Enum.GetValues<StepKind>().Select(kind => (Kind: kind, Lines.Of(kind).Undone)).Where(one => one.Undone is not null)
            .ToList();
        Assert.All(undone, one => Assert.Equal((int)one.Kind, (int)one.Undone!.Value.Step));
        Assert.Equal(Enum.GetValues<UndoneStep>().Order(), undone.Select(one => one.Undone!.Value.Step).Order());
        Assert.Equal(Enum.GetValues<StepKind>().Where(kind => Lines.Of(kind).Undoes).Order(),
            undone.Select(one => one.Undone!.Value.By).Order());
    }
}
