using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The officer pages: what they need, their menu, their files and posts.</summary>
internal static class TaskPages
{
    private static readonly MenuGroup Group = new(20, "tasks.menu.group");

    public static IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(MenuArea.Staff, 20, "tasks.menu.list", TaskLinks.List, "flag", TaskPermissions.Read) { Group = Group },
        new(MenuArea.Staff, 21, "tasks.menu.board", TaskLinks.Board, "bar-chart", TaskPermissions.Urge) { Group = Group },
        new(MenuArea.Staff, 23, "tasks.recurring", RecurringLinks.List, "arrow-repeat", TaskPermissions.Assign) { Group = Group },
    ];

    public static IServiceCollection AddTaskPages(this IServiceCollection services)
    {
        services.AddSingleton<TaskWords>().AddScoped<TaskListServices>().AddList<TaskList>();
        services.AddScoped<OpenTask>().AddScoped<IOpenCase<Assignment>>(scope => scope.GetRequiredService<OpenTask>())
            .AddActPages(TaskActs.All).AddScoped<IUndoGuard<Assignment>, WholeWentOn>().AddScoped<ICaseFace, TaskFace>();
        services.AddSingleton<TaskRulers>().AddScoped<NewTaskForm>().AddScoped<BoardQuery>();
        services.AddScoped<MonthReport>().AddScoped<MonthReportFile>().AddSingleton<ReportWords>();
        services.AddScoped<ImportTemplate>();
        return services.AddLayoutSlot<NewTaskLink>(LayoutSlots.StaffActions, 20);
    }

    public static void MapTaskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapList<TaskList>();
        routes.MapUndo<Assignment>(TaskPermissions.Read);
        UrgePost.Map(routes);
        MonthReportFile.Map(routes);
        ImportTemplate.Map(routes);
    }
}
