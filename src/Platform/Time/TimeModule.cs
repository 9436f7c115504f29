using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>Working calendar, lunar calendar and the deadline engine.</summary>
public static class TimeModule
{
    public static IServiceCollection AddTime(this IServiceCollection services)
    {
        services.AddSingleton<RuleStore>();
        services.AddSingleton<RulesImport>();
        // Once a start, asked for by code that cannot wait.
        services.AddSingleton(provider => Task.Run(() => provider.GetRequiredService<RuleStore>().LoadAsync()).GetAwaiter().GetResult());
        services.AddSingleton<Deadlines>();
        services.AddSingleton<DayWords>();
        services.AddSingleton<DeadlineWords>();
        services.AddSingleton<CalendarStore>();
        services.AddSingleton<CalendarWriter>();
        services.AddSingleton<CalendarImport>();
        services.AddSingleton<IVerb>(new ImportVerb());
        services.AddSingleton(new StreamHeads("calendar", "select 'calendar-' || version, stream_version, head_hash from time_calendar"));
        services.AddSingleton(new StreamHeads("rules", "select 'rules-' || version, stream_version, head_hash from time_rules"));
        services.AddSingleton<IProof, TimeProof>();
        services.AddEvents(typeof(TimeModule).Assembly);
        return services.AddSchema("time", typeof(TimeModule).Assembly).AddTexts("time", typeof(TimeModule).Assembly);
    }
}
