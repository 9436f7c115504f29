using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Notices.Contracts;

/// <summary>What a notice is about, as people choose channels for it. The names are stored in their wishes.</summary>
public enum NoticeGroup
{
    /// <summary>The person has to do something, or it ends without her.</summary>
    Need = 1,

    /// <summary>The promised date moved.</summary>
    Promise = 2,

    /// <summary>The result is there, or there will be none.</summary>
    Result = 3,

    /// <summary>It went on.</summary>
    Progress = 4,

    /// <summary>Officers: work came or is due.</summary>
    Work = 5,
}

/// <summary>A kind of notice. Its words are the texts <c>{Name}.title</c> and <c>{Name}.text</c> of the module that tells it.</summary>
/// <param name="Name">Key of the words, stored with every notice; never changes.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Icon">Beside it.</param>
/// <param name="Fields">Names of the facts its words may use, as <c>{name}</c>.</param>
public sealed record NoticeKind(string Name, NoticeGroup Group, string Icon, params IReadOnlyList<string> Fields);

public static class NoticeRegistration
{
    /// <summary>Kinds of notices the module tells.</summary>
    public static IServiceCollection AddNoticeKinds(this IServiceCollection services, params IReadOnlyList<NoticeKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
        return services;
    }
}
