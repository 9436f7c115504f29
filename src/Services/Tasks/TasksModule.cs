using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Data.Proof;
using OpenProvince.Tasks.Features;
using OpenProvince.Tasks.Features.Desk;
using OpenProvince.Ui;

namespace OpenProvince.Tasks;

/// <summary>Leaders' tasks: what is given to units, how far it is, and what came of it.</summary>
public sealed class TasksModule : IModule
{
    public ModuleFacts Facts { get; } = new("tasks")
    {
        Permissions = TaskPermissions.All, Menu = TaskPages.Menu, Demo = [Demo.Of<DemoTasks>("tasks")],
        Workers = [Worker.Of<RecurringWorker>("recurring")],
    };

    public void Add(IServiceCollection services)
    {
        services.AddCases(TaskKind.Facts);
        services.AddSingleton<ICaseProof, TaskProof>();
        services.AddScoped<IRestoreStep, TaskCodesAfterRestore>();
        services.AddScoped<TaskStore>().AddScoped<Evidence>().AddSingleton<TaskReads>();
        services.AddSingleton<TaskUnits>().AddScoped<TaskDays>().AddScoped<TaskMaker>().AddScoped<TaskFamily>();
        services.AddScoped<TaskActs>().AddSingleton<TaskAccess>().AddScoped<TaskQuery>().AddScoped<ShowTask.Query>().AddScoped<UrgeMany>();
        services.AddScoped<TaskChoices>().AddSingleton<ImportReads>().AddScoped<ImportReader>().AddScoped<ImportTasks>()
            .AddScoped<UndoImport>();
        services.AddSingleton<IFileAccess>(new EvidenceFiles(Evidence.Inbox)).AddSingleton<IFileAccess>(new EvidenceFiles(Evidence.Owner));
        services.AddSingleton(new OfficeBox(Evidence.Inbox));
        services.AddScoped<DemoTaskActs>().AddSingleton<DemoUnits>();
        services.AddScoped<RecurringStore>().AddScoped<SetRecurring>().AddScoped<GiveRecurring>().AddScoped<RecurringNeeds>()
            .AddSingleton<RecurringPeople>().AddScoped<IMovingWork, RecurringMoving>();
        services.AddTelling();
        services.AddTaskPages();
        services.AddActs(typeof(TasksModule).Assembly);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        TasksApi.Map(routes);
        routes.MapTaskPages();
    }
}
