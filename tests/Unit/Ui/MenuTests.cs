using OpenProvince.Kernel;
using OpenProvince.Ui;
using Xunit;

namespace OpenProvince.Unit.Ui;

public sealed class MenuTests
{
    private static readonly MenuItem Queue = new(MenuArea.Staff, 2, "q", "/desk", "inbox");
    private static readonly MenuItem Returns = new(MenuArea.Staff, 1, "r", "/desk/returns", "check2", "dossiers.return");

    private sealed class OneAgency : IAgencyTree
    {
        public bool IsWithin(long agency, long ancestor) => agency == ancestor;

        public bool IsRoot(long agency) => true;
    }

    private static readonly MenuRegistry Menus =
        new([Queue, Returns], new PermissionDecision(
            new GivenRoles([new("dossiers.return", Roles.DeskOfficer)]), new OneAgency()));

    [Fact]
    public void Hides_what_the_reader_may_not_open()
    {
        var post = new Post(1, Roles.DeskOfficer);
        var officer = new Actor("o1", ActorKind.Officer, 1, [post], post);

        Assert.Equal([Queue], Menus.For(MenuArea.Staff, Actor.Anonymous));
        Assert.Equal([Returns, Queue], Menus.For(MenuArea.Staff, officer));
        Assert.Empty(Menus.For(MenuArea.Citizen, officer));
    }

    [Theory]
    [InlineData("/desk", "/desk")]
    [InlineData("/desk/H03-1", "/desk")]
    [InlineData("/desk/returns/7", "/desk/returns")]
    [InlineData("/desktop", null)]
    public void Marks_the_closest_entry(string path, string? href) =>
        Assert.Equal(href, MenuRegistry.Current([Queue, Returns], path)?.Href);
}
