using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Finds the parts of a portal's pipeline, which the framework keeps to itself.</summary>
internal static class PipelineParts
{
    /// <summary>Returns the middleware of a pipeline, and all that it refers to directly.</summary>
    public static IEnumerable<object> Of(RequestDelegate? pipeline)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var links = new Queue<object?>([pipeline?.Target]);
        while (links.TryDequeue(out var link))
        {
            if (link is null || !seen.Add(link))
            {
                continue;
            }

            yield return link;
            var isClosure = link.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
            foreach (var value in ValuesOf(link).OfType<object>())
            {
                yield return value;
                if (value is Delegate next)
                {
                    links.Enqueue(next.Target);
                }
                else if (isClosure)
                {
                    links.Enqueue(value);
                }
            }
        }
    }

    private static IEnumerable<object?> ValuesOf(object link)
    {
        for (var type = link.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (!field.FieldType.IsValueType)
                {
                    yield return field.GetValue(link);
                }
            }
        }
    }
}
