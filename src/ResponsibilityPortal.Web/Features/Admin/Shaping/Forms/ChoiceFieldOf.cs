using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>A field that takes one of several values of a type.</summary>
/// <param name="options">The values, each with the key that the browser knows it by and its words.</param>
/// <param name="key">The key that is chosen at first.</param>
public sealed class ChoiceFieldOf<T>(string name, string label, ValueList<(string Key, string Words, T Value)> options, string key)
    : ChoiceField(name, label, options.Select(option => (option.Key, option.Words)).ToValueList(), key)
{
    /// <summary>The value that is chosen; the default when the browser sends a key that was not offered.</summary>
    public T? Chosen => options.Where(option => option.Key == Value).Select(option => option.Value).FirstOrDefault();
}
