using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>What people are told of dossiers.</summary>
internal static class TellSetup
{
    public static IServiceCollection AddTelling(this IServiceCollection services) => services
        .AddNoticeKinds(NoticeKinds.All).AddScoped<DossierNotices>().AddScoped<IDailyTelling, TellDue>().React<TellPeople>();
}
