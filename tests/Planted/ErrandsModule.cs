using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Planted;

/// <summary>
/// A module no file of the program knows: added to a running province it has to bring everything itself. It sees of other modules what
/// they show to all.
/// </summary>
public sealed class ErrandsModule : IModule
{
    public const string Root = "/viec-le";
    public const string Read = "errands.read", Do = "errands.do", Check = "errands.check";

    public ModuleFacts Facts { get; } = new("errands")
    {
        Permissions = [new(Read, Roles.OfOffice), new(Do, Roles.DeskOfficer), new(Check, Roles.Leader)],
        Menu = [new(MenuArea.Staff, 1, "errands.menu", Root, "flag", Do) { Group = new(40, "errands.group") }],
        OfficerPaths = [Root],
        Verbs = [new ErrandsVerb()],
        Workers = [Worker.Of<ErrandWorker>("round")],
        Demo = [Demo.Of<ErrandDemo>("errands")],
    };

    public void Add(IServiceCollection services) => services
        .AddScoped<ICaseFace, ErrandFace>().AddCases(Errand.Kind).AddActs(typeof(ErrandsModule).Assembly).AddActPages(Errand.Verbs);

    public void Map(IEndpointRouteBuilder routes) => ErrandsApi.Map(routes);
}
