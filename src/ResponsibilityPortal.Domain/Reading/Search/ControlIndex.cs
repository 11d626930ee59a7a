using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>The control identifiers of a matrix, to find those that a text names as people write them.</summary>
internal sealed class ControlIndex
{
    private readonly Dictionary<string, List<ControlRows>> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private readonly List<(Framework Framework, string Key)> _frameworks = [];
    private readonly Dictionary<string, List<Framework>> _frameworksByWord = new(StringComparer.Ordinal);

    public ControlIndex(IEnumerable<Framework> frameworks, Func<string, IEnumerable<ControlRows>> controlsIn)
    {
        foreach (var framework in frameworks)
        {
            foreach (var control in controlsIn(framework.Slug))
            {
                Add(control);
            }

            AddWords(framework);
        }
    }

    /// <summary>
    /// Returns the controls with a key, in some frameworks or in all. Letters say which framework is meant, so where the frameworks have no
    /// control with them, it is searched in all. A number means another control in each framework.
    /// </summary>
    public IReadOnlyList<ControlRows> Find(string key, IReadOnlyList<Framework>? frameworks)
    {
        if (!_byKey.TryGetValue(key, out var found))
        {
            return [];
        }

        var narrowed = frameworks is null ? found : found.FindAll(control => frameworks.Contains(control.Framework));
        return narrowed.Count > 0 || char.IsAsciiDigit(key[0]) ? narrowed : found;
    }

    /// <summary>Returns whether any identifier begins with some letters: <c>AC</c>.</summary>
    public bool IsFamily(string letters) => _families.Contains(letters);

    /// <summary>Returns the frameworks whose names contain a word, such as NIST or PCI; empty for other words.</summary>
    public IReadOnlyList<Framework> FrameworksNamed(string key) => _frameworksByWord.GetValueOrDefault(key) ?? [];

    /// <summary>Returns the frameworks whose name or version contains some numbers: <c>27001</c>, <c>800 53</c>.</summary>
    public IReadOnlyList<Framework> FrameworksNumbered(string key) =>
        _frameworks.FindAll(name => $" {name.Key} ".Contains($" {key} ", StringComparison.Ordinal)).ConvertAll(name => name.Framework);

    private void Add(ControlRows control)
    {
        var key = IdentifierText.KeyOf(control.Identifier);
        if (key.Length == 0)
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out var controls))
        {
            _byKey.Add(key, controls = []);
        }

        controls.Add(control);
        if (!char.IsAsciiDigit(key[0]))
        {
            _families.Add(key.Split(' ')[0]);
        }
    }

    /// <summary>
    /// Adds the words by which people name a framework: those in capitals, and the first. "ISO/IEC 27001:2022 Annex A" is named by ISO,
    /// IEC, and the numbers in it.
    /// </summary>
    private void AddWords(Framework framework)
    {
        var name = $"{framework.Name} {framework.Version}";
        _frameworks.Add((framework, IdentifierText.KeyOf(name)));
        var scanner = new WordScanner(name);
        var isFirst = true;
        while (scanner.MoveNext())
        {
            var capitals = 0;
            foreach (var character in scanner.Word)
            {
                capitals += char.IsUpper(character) ? 1 : 0;
            }

            if ((isFirst || capitals > 1) && scanner.Word.ContainsAnyExceptInRange('0', '9'))
            {
                var key = IdentifierText.KeyOf(scanner.Word.ToString());
                if (!_frameworksByWord.TryGetValue(key, out var named))
                {
                    _frameworksByWord.Add(key, named = []);
                }

                named.Add(framework);
            }

            isFirst = false;
        }
    }
}
