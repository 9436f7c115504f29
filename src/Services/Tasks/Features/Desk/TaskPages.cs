using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The officer pages: what they need, their menu, their files and posts.</summary>
internal static class TaskPages
{
    public static IServiceCollection AddTaskPages(this IServiceCollection services)
    {
        services.AddSingleton<TaskWords>().AddScoped<TaskListServices>().AddList<TaskList>();
        services.AddScoped<OpenTask>().AddScoped<IOpenCase<Assignment>>(scope => scope.GetRequiredService<OpenTask>())
            .AddActPages(TaskActs.All).AddScoped<IUndoGuard<Assignment>, WholeWentOn>().AddScoped<ICaseFace, TaskFace>();
        services.AddSingleton<TaskRulers>().AddScoped<NewTaskForm>().AddScoped<BoardQuery>();
        services.AddScoped<MonthReport>().AddScoped<MonthReportFile>().AddSingleton<ReportWords>();
        services.AddLayoutSlot<NewTaskLink>(LayoutSlots.StaffActions, 20);
        return services.AddPages(typeof(TaskPages).Assembly).AddMenu(
            new MenuItem(MenuArea.Staff, 20, "tasks.menu.list", TaskLinks.List, "flag", TaskPermissions.Read),
            new MenuItem(MenuArea.Staff, 21, "tasks.menu.board", TaskLinks.Board, "bar-chart", TaskPermissions.Urge));
    }

    public static void MapTaskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapList<TaskList>();
        routes.MapUndo<Assignment>(TaskPermissions.Read);
        UrgePost.Map(routes);
        MonthReportFile.Map(routes);
    }
}
