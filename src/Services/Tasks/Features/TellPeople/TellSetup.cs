using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Tasks.Features;

/// <summary>What people are told of tasks.</summary>
internal static class TellSetup
{
    public static IServiceCollection AddTelling(this IServiceCollection services) => services
        .AddNoticeKinds(NoticeKinds.All).AddSingleton<TaskPeople>().AddSingleton<TaskNotices>().AddScoped<IDailyTelling, TellDue>()
        .React<TellPeople>();
}
