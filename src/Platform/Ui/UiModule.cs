using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.WebEncoders;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Layouts, components, error pages and preferences. Host: AddUi, UseUi (before routing's endpoints), MapUi last.</summary>
public static class UiModule
{
    /// <summary>Addresses that answer programs: they keep their status codes without a page.</summary>
    private static readonly string[] ProgramPaths = ["/api", "/live", "/health", "/openapi"];

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "op-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection();
        services.AddLocalization();
        // Plain letters instead of &#x...; : Vietnamese text would triple in size.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Preferences.Vietnamese);
            options.SupportedCultures = options.SupportedUICultures = [Preferences.Vietnamese, Preferences.English];
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.AddOptions<UiOptions>();
        services.AddBodyLimits();
        services.AddPrograms();
        services.AddExceptionHandler<ProgramExceptionHandler>();
        services.TryAddSingleton(new SiteAddress(null));
        services.AddSingleton<MenuRegistry>().AddSingleton<Frames>();
        services.AddSingleton<Flash>().AddScoped<ListServices>();
        services.AddTransient<IStartupFilter, HeadRequests>();
        services.AddSingleton<SecurityContact>();
        services.AddSingleton<ISitemap>(new FixedPages("/lich-lam-viec"));
        services.AddSingleton(provider => new PageAssemblies(provider.GetServices<PageAssembly>()));
        services.TryAddSingleton<ISiteIdentity, ConfiguredSiteIdentity>();
        services.TryAddScoped<IActorSource, AnonymousActorSource>();
        services.AddMenu(new MenuItem(MenuArea.FooterOpenness, 30, "time.page", "/lich-lam-viec", "calendar3"));
        return services.AddTexts("ui", typeof(UiModule).Assembly);
    }

    /// <summary>The framework's own reader of forms keeps to the limits too; files never go through it.</summary>
    private static void AddBodyLimits(this IServiceCollection services)
    {
        services.TryAddSingleton(new RequestLimits());
        services.AddSingleton<BodyRoom>();
        services.AddOptions<FormOptions>().Configure<RequestLimits>((form, limits) =>
        {
            form.ValueCountLimit = limits.Fields;
            form.ValueLengthLimit = limits.FormBytes;
            form.MultipartBodyLengthLimit = limits.FormBytes;
            form.MemoryBufferThreshold = 4096;
        });
    }

    /// <summary>Menu entries of a module.</summary>
    public static IServiceCollection AddMenu(this IServiceCollection services, params MenuItem[] items)
    {
        foreach (var item in items) services.AddSingleton(item);
        return services;
    }

    /// <summary>The assembly's routable pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new PageAssembly(assembly));

    /// <summary>A component shown in a place of the layouts (<see cref="LayoutSlots"/>).</summary>
    public static IServiceCollection AddLayoutSlot<TComponent>(this IServiceCollection services, string slot, int order = 0) =>
        services.AddSingleton(new LayoutSlotContent(slot, order, typeof(TComponent)));

    /// <summary>Language, error pages, no developer pages outside development. Call it first in the pipeline.</summary>
    public static WebApplication UseUi(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseMiddleware<CacheRules>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = ProgramExceptionHandler.StatusOf,
        });
        app.UseStatusCodePagesWithReExecute("/loi/{0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (IsForPrograms(http) && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(http);
        });
        app.UseMiddleware<WordlessAnswers>();
        // Style sheets name the fonts without a fingerprint; a week spares the poor network a question per font and page.
        app.UseWhen(http => http.Request.Path.Value?.EndsWith(".woff2", StringComparison.Ordinal) == true, fonts => fonts.Use((
            http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode < 400) http.Response.Headers.CacheControl = "public, max-age=604800";
                return Task.CompletedTask;
            });
            return next(http);
        }));
        if (!app.Environment.IsDevelopment())
            app.UseWhen(http => http.Request.Path.StartsWithSegments("/dev", StringComparison.OrdinalIgnoreCase), dev => dev.Run(http =>
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }));
        return app;
    }

    /// <summary>
    /// Who may send what: foreign pages, programs without a key, bodies that are too large or that nobody takes. Call it
    /// after authentication and authorization, before anything reads a body.
    /// </summary>
    public static WebApplication UseDoors(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            // An error page is drawn for a post too: it is a page to read, not the form once more.
            if (Frames.OriginalPath(http) is not null)
            {
                http.Request.Method = HttpMethods.Get;
                http.Request.ContentType = null;
                http.Features.Set<IAntiforgeryValidationFeature>(null);
            }
            return next(http);
        });
        app.UseMiddleware<ForeignDoor>();
        app.UseMiddleware<ApiDoor>();
        app.UseMiddleware<BodyDoor>();
        return app;
    }

    /// <summary>Antiforgery that answers with a page (form expired) instead of a bare 400. Call it after the doors.</summary>
    public static WebApplication UseForms(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((http, next) =>
        {
            if (IsForPrograms(http) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);
            if (MayBeOfEarlier(http.GetEndpoint()) && RequestOrigin.IsHere(http.Request))
            {
                http.Features.Set<IAntiforgeryValidationFeature>(new ValidForm());
                return next(http);
            }
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        return app;
    }

    /// <summary>Static assets, all registered pages, language and reading switches.</summary>
    public static RazorComponentsEndpointConventionBuilder MapUi(this WebApplication app)
    {
        app.MapStaticAssets();
        Preferences.Map(app);
        app.Services.GetRequiredService<SecurityContact>(); // a wrong one is said now, not to whoever looks for it
        SiteFiles.Map(app);
        var pages = app.MapRazorComponents<App>().AddAdditionalAssemblies(app.Services.GetRequiredService<PageAssemblies>().All);
        // Their default; one with file fields says so itself.
        pages.Add(page =>
        {
            if (!page.Metadata.OfType<BodyLimitAttribute>().Any()) page.Metadata.Add(new BodyLimitAttribute(BodyKind.Form));
        });
        return pages;
    }

    private static bool MayBeOfEarlier(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<TakesFormOfEarlierAttribute>() is not null;

    /// <summary>Reading and writing dossiers, as against probes, streams and the document.</summary>
    internal static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    internal static bool IsForPrograms(HttpContext http) => IsForPrograms(http.Request.Path);

    internal static bool IsForPrograms(PathString path) =>
        Array.Exists(ProgramPaths, program => path.StartsWithSegments(program, StringComparison.OrdinalIgnoreCase));
}
